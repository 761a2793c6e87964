/* Removes what an uninstaller cannot remove while it runs: finish-uninstall.exe PROCESS FOLDER
 *
 * Starts a copy of itself from the temporary folder and ends. The copy waits until the uninstaller, the process with this
 * number, has ended; it removes the uninstaller, this program and the folder, if that is empty then, and vanishes with its
 * own last handle: the file was opened to be removed when it is closed. */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <shellapi.h>
#include <stdio.h>
#include <wchar.h>

#define ROOM 32768
#define PAUSE 250
#define TRIES 240

static int start_copy(const wchar_t *process, const wchar_t *folder)
{
    static wchar_t self[ROOM], copy[ROOM], line[ROOM];
    SECURITY_ATTRIBUTES inherited = {sizeof inherited, NULL, TRUE};
    STARTUPINFOW how = {.cb = sizeof how};
    PROCESS_INFORMATION started;
    HANDLE uninstaller = OpenProcess(SYNCHRONIZE, TRUE, wcstoul(process, NULL, 10)), own, file;
    DWORD room = GetTempPathW(ROOM, copy);
    if (!room || room > ROOM - 100 || !GetModuleFileNameW(NULL, self, ROOM))
        return 1;
    _snwprintf(copy + room, ROOM - room, L"gp-action-wizard-%lu-%lu.exe", GetCurrentProcessId(), GetTickCount());
    if (!CopyFileW(self, copy, TRUE))
        return 1;
    file = CreateFileW(copy, GENERIC_READ | DELETE, FILE_SHARE_READ | FILE_SHARE_DELETE, &inherited, OPEN_EXISTING,
                       FILE_FLAG_DELETE_ON_CLOSE, NULL);
    DuplicateHandle(GetCurrentProcess(), GetCurrentProcess(), GetCurrentProcess(), &own, SYNCHRONIZE, TRUE, 0);
    _snwprintf(line, ROOM - 1, L"\"%ls\" %llu %llu \"%ls\"", copy, (unsigned long long)(ULONG_PTR)uninstaller,
               (unsigned long long)(ULONG_PTR)own, folder);
    copy[room] = 0; /* The copy works in the temporary folder, not in the one that is to go. */
    if (!CreateProcessW(NULL, line, NULL, NULL, TRUE, CREATE_NO_WINDOW, NULL, copy, &how, &started))
        return 1;
    return file == INVALID_HANDLE_VALUE;
}

static void wait_for(const wchar_t *handle)
{
    HANDLE process = (HANDLE)(ULONG_PTR)wcstoull(handle, NULL, 10);
    if (process)
        WaitForSingleObject(process, INFINITE);
}

static void remove_file(const wchar_t *folder, const wchar_t *name)
{
    static wchar_t path[ROOM];
    _snwprintf(path, ROOM - 1, L"%ls\\%ls", folder, name);
    for (int i = 0; i < TRIES && !DeleteFileW(path); i++) {
        if (GetLastError() == ERROR_FILE_NOT_FOUND || GetLastError() == ERROR_PATH_NOT_FOUND)
            return;
        Sleep(PAUSE);
    }
}

int WINAPI wWinMain(HINSTANCE self, HINSTANCE none, LPWSTR line, int show)
{
    int count = 0;
    wchar_t **words = CommandLineToArgvW(GetCommandLineW(), &count);
    (void)self, (void)none, (void)line, (void)show;
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_SYSTEM32);
    if (words && count == 3)
        return start_copy(words[1], words[2]);
    if (!words || count != 4)
        return 2;
    wait_for(words[1]);
    wait_for(words[2]);
    remove_file(words[3], L"uninstall.exe");
    remove_file(words[3], L"finish-uninstall.exe");
    RemoveDirectoryW(words[3]);
    return 0;
}
