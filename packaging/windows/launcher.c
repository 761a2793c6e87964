/* Starts the program with the Python beside it, and with no other. Built twice: for the desktop, and with CONSOLE for a
 * terminal. */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <shellapi.h>
#include <stdio.h>
#include <string.h>

#define NOT_STARTED 3
#define ROOM 32768
#define MOST 512

#ifndef MODULE
#ifdef CONSOLE
#define MODULE L"wizard"
#else
#define MODULE L"desktop"
#endif
#endif

typedef int (*python_main)(int, wchar_t **);

static const wchar_t *OWN[] = {L"-X", L"utf8", L"-m", MODULE};

static int sorry(const wchar_t *sentence)
{
#ifdef CONSOLE
    fwprintf(stderr, L"gp-action-wizard: %ls\n", sentence);
#else
    MessageBoxW(NULL, sentence, L"GP Action Wizard", MB_OK | MB_ICONERROR);
#endif
    return NOT_STARTED;
}

static python_main python(const wchar_t *folder)
{
    static wchar_t path[ROOM];
    _snwprintf(path, ROOM - 1, L"%ls\\" PYTHON_LIBRARY, folder);
    HMODULE library = LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    return library ? (python_main)(void *)GetProcAddress(library, "Py_Main") : NULL;
}

static int run(void)
{
    static wchar_t self[ROOM], folder[ROOM];
    wchar_t *words[MOST];
    int given = 0, count = 0;
    /* A library beside an opened plan must not be taken for Windows' own: neither the current folder nor PATH is a place
     * to look for one. */
    SetDllDirectoryW(L"");
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    wchar_t **arguments = CommandLineToArgvW(GetCommandLineW(), &given);
    DWORD size = GetModuleFileNameW(NULL, self, ROOM);
    if (!arguments || size == 0 || size >= ROOM || given > MOST - 8)
        return sorry(L"The command line cannot be read.");
    wcscpy(folder, self);
    *wcsrchr(folder, L'\\') = 0;
    words[count++] = self;
    for (size_t i = 0; i < sizeof OWN / sizeof *OWN; i++)
        words[count++] = (wchar_t *)OWN[i];
    for (int i = 1; i < given; i++)
        words[count++] = arguments[i];
    words[count] = NULL;
    python_main start = python(folder);
    if (!start)
        return sorry(L"The program is not whole: " PYTHON_LIBRARY L" is missing or damaged. Install it again.");
    return start(count, words);
}

#ifdef CONSOLE
int wmain(void)
{
    /* What is written to a pipe is UTF-8, and the program at its other end decodes it by the console's code page. */
    UINT before = GetConsoleOutputCP();
    if (before && before != CP_UTF8)
        SetConsoleOutputCP(CP_UTF8);
    int code = run();
    if (before && before != CP_UTF8)
        SetConsoleOutputCP(before);
    return code;
}
#else
int WINAPI wWinMain(HINSTANCE self, HINSTANCE none, LPWSTR line, int show)
{
    (void)self, (void)none, (void)line, (void)show;
    return run();
}
#endif
