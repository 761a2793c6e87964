/* Starts the program with the Python beside it. Built twice: for the desktop, and with CONSOLE for a terminal.
 *
 * The desktop's has no terminal to write to. What the program says on standard error is kept, and shown in a box if it
 * ends with another code than 0: a start that fails says why. Where standard error leads somewhere, nothing is kept. */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <shellapi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NOT_STARTED 3
#define ROOM 32768
#define KEPT 4096
#define MOST 512

typedef int (*python_main)(int, wchar_t **);

static const wchar_t *OWN[] = {L"-X", L"utf8", L"-m", L"wizard"};

static int sorry(const wchar_t *sentence)
{
#ifdef CONSOLE
    fwprintf(stderr, L"gp-action-wizard: %ls\n", sentence);
#else
    MessageBoxW(NULL, sentence, L"GP Action Wizard", MB_OK | MB_ICONERROR);
#endif
    return NOT_STARTED;
}

#ifndef CONSOLE
static char kept[KEPT + 1];
static DWORD length;

/* Keeps the end of what comes through the pipe. */
static DWORD WINAPI keep_end(LPVOID pipe)
{
    char piece[512];
    DWORD count;
    while (ReadFile((HANDLE)pipe, piece, sizeof piece, &count, NULL) && count > 0) {
        DWORD spare = length + count > KEPT ? length + count - KEPT : 0;
        memmove(kept, kept + spare, length - spare);
        memcpy(kept + length - spare, piece, count);
        length += count - spare;
    }
    return 0;
}

static BOOL unattended(int count, wchar_t **words)
{
    for (int i = 1; i < count; i++)
        if (!wcscmp(words[i], L"--smoke") || !wcscmp(words[i], L"--self-test"))
            return TRUE;
    return FALSE;
}

static void show_kept(void)
{
    wchar_t *text = calloc(KEPT + 1, sizeof(wchar_t));
    if (text && MultiByteToWideChar(CP_UTF8, 0, kept, (int)length, text, KEPT) > 0)
        MessageBoxW(NULL, text, L"GP Action Wizard", MB_OK | MB_ICONERROR);
    free(text);
}
#endif

/* Loads the Python of this folder, and of no other. */
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
#ifndef CONSOLE
    HANDLE mouth = NULL, ear = NULL, thread = NULL;
    HANDLE before = GetStdHandle(STD_ERROR_HANDLE);
    BOOL listening = (before == NULL || before == INVALID_HANDLE_VALUE) && CreatePipe(&ear, &mouth, NULL, 0);
    if (listening) {
        SetStdHandle(STD_ERROR_HANDLE, mouth);
        thread = CreateThread(NULL, 0, keep_end, ear, 0, NULL);
    }
#endif
    python_main main = python(folder);
    if (!main)
        return sorry(L"The program is not whole: " PYTHON_LIBRARY L" is missing or damaged. Install it again.");
    int code = main(count, words);
#ifndef CONSOLE
    if (listening && code != 0) {
        /* The runtime may hold the pipe's end still: a short wait is enough for what was written. */
        CloseHandle(mouth);
        WaitForSingleObject(thread, 300);
        if (length > 0 && !unattended(given, arguments))
            show_kept();
    }
#endif
    return code;
}

#ifdef CONSOLE
int wmain(void) { return run(); }
#else
int WINAPI wWinMain(HINSTANCE self, HINSTANCE none, LPWSTR line, int show)
{
    (void)self, (void)none, (void)line, (void)show;
    return run();
}
#endif
