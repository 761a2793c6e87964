/* For tests: gives a program a console with the code page of British PCs, and prints what the program makes of it.
 * code-page.exe PROGRAM ARGUMENT...: prints the code page while the program ran, and after it. */
#include <stdio.h>
#include <windows.h>

#define OEM_WESTERN 850

int wmain(int count, wchar_t **words)
{
    STARTUPINFOW how = {.cb = sizeof how};
    PROCESS_INFORMATION process;
    UINT during = 0;
    HANDLE out = GetStdHandle(STD_OUTPUT_HANDLE);
    char text[60];
    DWORD written;
    wchar_t *line = GetCommandLineW();
    line = *line == L'"' ? wcschr(line + 1, L'"') + 1 : wcspbrk(line, L" ");
    line += wcsspn(line, L" ");
    (void)words;
    FreeConsole();
    if (count < 2 || !AllocConsole() || !SetConsoleOutputCP(OEM_WESTERN))
        return 98;
    how.dwFlags = STARTF_USESTDHANDLES;
    if (!CreateProcessW(NULL, line, NULL, NULL, FALSE, 0, NULL, NULL, &how, &process))
        return 97;
    while (WaitForSingleObject(process.hProcess, 20) == WAIT_TIMEOUT)
        if (GetConsoleOutputCP() != OEM_WESTERN)
            during = GetConsoleOutputCP();
    WriteFile(out, text, (DWORD)sprintf(text, "during %u after %u\n", during, GetConsoleOutputCP()), &written, NULL);
    return 0;
}
