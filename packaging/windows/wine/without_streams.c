/* For tests under wine alone: starts a program as Explorer does, with no standard streams, and returns its exit code. */
#include <windows.h>

int wmain(int count, wchar_t **words)
{
    STARTUPINFOW how = {.cb = sizeof how, .dwFlags = STARTF_USESTDHANDLES};
    PROCESS_INFORMATION process;
    DWORD code = 99;
    if (count < 2 || !CreateProcessW(words[1], NULL, NULL, NULL, FALSE, DETACHED_PROCESS, NULL, NULL, &how, &process))
        return 98;
    WaitForSingleObject(process.hProcess, 60000);
    GetExitCodeProcess(process.hProcess, &code);
    return (int)code;
}
