/* For tests under wine alone, where everybody is an administrator: starts a program as somebody who is not, and returns its
 * exit code. */
#include <windows.h>

int wmain(int count, wchar_t **words)
{
    SID_IDENTIFIER_AUTHORITY authority = {SECURITY_NT_AUTHORITY};
    SID_AND_ATTRIBUTES administrators = {0};
    STARTUPINFOW how = {.cb = sizeof how};
    PROCESS_INFORMATION process;
    HANDLE own, less;
    DWORD code = 99;
    wchar_t *line = GetCommandLineW();
    /* Past the first word: what is to be started, with its arguments as they were given. */
    line = *line == L'"' ? wcschr(line + 1, L'"') + 1 : wcspbrk(line, L" ");
    line += wcsspn(line, L" ");
    (void)words;
    if (count < 2 || !AllocateAndInitializeSid(&authority, 2, SECURITY_BUILTIN_DOMAIN_RID, DOMAIN_ALIAS_RID_ADMINS, 0, 0, 0, 0,
                                               0, 0, &administrators.Sid))
        return 98;
    if (!OpenProcessToken(GetCurrentProcess(), TOKEN_ALL_ACCESS, &own) ||
        !CreateRestrictedToken(own, 0, 1, &administrators, 0, NULL, 0, NULL, &less))
        return 97;
    how.dwFlags = STARTF_USESTDHANDLES;
    how.hStdOutput = GetStdHandle(STD_OUTPUT_HANDLE);
    how.hStdError = GetStdHandle(STD_ERROR_HANDLE);
    if (!CreateProcessAsUserW(less, NULL, line, NULL, NULL, TRUE, 0, NULL, NULL, &how, &process))
        return 96;
    WaitForSingleObject(process.hProcess, 300000);
    GetExitCodeProcess(process.hProcess, &code);
    return (int)code;
}
