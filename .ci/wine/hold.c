/* hold FILE: keeps a file to itself, as Excel does, until its input ends. */
#include <stdio.h>
#include <windows.h>

int wmain(int count, WCHAR **arguments)
{
    HANDLE file;

    if (count != 2)
        return 2;
    file = CreateFileW(arguments[1], GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    if (file == INVALID_HANDLE_VALUE)
        return 1;
    puts("held");
    fflush(stdout);
    while (getchar() != EOF)
        ;
    return 0;
}
