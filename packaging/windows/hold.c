/* Holds files open as a virus scanner or a viewer does: hold.exe SECONDS SHARED FILE...
 *
 * SHARED says what others may do meanwhile: any of the letters r (read), w (write) and d (remove and rename), or - for
 * nothing. Each file is held from the moment it is there. Prints “held” once it has them all, and ends with 0 after
 * SECONDS; with 1 if one of them was not to be had within a minute. */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#define TRIES 6000
#define PAUSE 10

static DWORD shared(const wchar_t *letters)
{
    return (wcschr(letters, L'r') ? FILE_SHARE_READ : 0) | (wcschr(letters, L'w') ? FILE_SHARE_WRITE : 0) |
           (wcschr(letters, L'd') ? FILE_SHARE_DELETE : 0);
}

static HANDLE held(const wchar_t *path, DWORD share)
{
    for (int i = 0; i < TRIES; i++) {
        HANDLE file = CreateFileW(path, GENERIC_READ, share, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
        if (file != INVALID_HANDLE_VALUE)
            return file;
        Sleep(PAUSE);
    }
    return INVALID_HANDLE_VALUE;
}

int wmain(int count, wchar_t **words)
{
    if (count < 4) {
        fputs("hold SECONDS SHARED FILE...\n", stderr);
        return 2;
    }
    for (int i = 3; i < count; i++) {
        if (held(words[i], shared(words[2])) == INVALID_HANDLE_VALUE) {
            fwprintf(stderr, L"%ls cannot be held: error %lu\n", words[i], GetLastError());
            return 1;
        }
    }
    puts("held");
    fflush(stdout);
    Sleep((DWORD)(wcstod(words[1], NULL) * 1000));
    return 0;
}
