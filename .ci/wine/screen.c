/* screen PROGRAM ARGUMENTS: runs a program in the console, and hands on what it writes.
 *
 * Wine's console takes control sequences for characters. So the program writes to a pipe,
 * whose name makes it a terminal to Rust's library, as those of Cygwin are; its keys and its
 * size still come from the console.
 *
 * Once there is a file that `TENKEN_INTERRUPT` names, Ctrl-C is sent to all that have the
 * console, as other programs send it. Wine sends no Ctrl-Break. */
#include <stdio.h>
#include <windows.h>

/* The command line after its first word. */
static WCHAR *rest(WCHAR *line)
{
    BOOL is_quoted = FALSE;
    for (; *line && (is_quoted || *line != ' '); line++)
        if (*line == '"')
            is_quoted = !is_quoted;
    while (*line == ' ')
        line++;
    return line;
}

static DWORD WINAPI interrupt(void *file)
{
    while (GetFileAttributesW(file) == INVALID_FILE_ATTRIBUTES)
        Sleep(20);
    return GenerateConsoleCtrlEvent(CTRL_C_EVENT, 0);
}

/* This program hears it, too, and outlives the one that it runs. */
static BOOL WINAPI outlive(DWORD event)
{
    return event == CTRL_C_EVENT;
}

int main(void)
{
    SECURITY_ATTRIBUTES handed_on = {sizeof handed_on, NULL, TRUE};
    STARTUPINFOW start = {sizeof start};
    PROCESS_INFORMATION program;
    char name[64], bytes[1 << 16];
    WCHAR file[MAX_PATH];
    DWORD count, code = 1;
    HANDLE from, to;

    SetConsoleCtrlHandler(outlive, TRUE);
    if (GetEnvironmentVariableW(L"TENKEN_INTERRUPT", file, MAX_PATH))
        CreateThread(NULL, 0, interrupt, file, 0, NULL);
    snprintf(name, sizeof name, "\\\\.\\pipe\\msys-%lu-pty0-to-master", GetCurrentProcessId());
    from = CreateNamedPipeA(name, PIPE_ACCESS_INBOUND, PIPE_TYPE_BYTE, 1, sizeof bytes,
                            sizeof bytes, 0, NULL);
    to = CreateFileA(name, GENERIC_WRITE, 0, &handed_on, OPEN_EXISTING, 0, NULL);
    start.dwFlags = STARTF_USESTDHANDLES;
    start.hStdInput = GetStdHandle(STD_INPUT_HANDLE);
    start.hStdOutput = to;
    start.hStdError = GetStdHandle(STD_ERROR_HANDLE);
    if (!CreateProcessW(NULL, rest(GetCommandLineW()), NULL, NULL, TRUE, 0, NULL, NULL, &start,
                        &program))
        return 1;
    CloseHandle(to);
    while (ReadFile(from, bytes, sizeof bytes, &count, NULL))
        WriteFile(GetStdHandle(STD_OUTPUT_HANDLE), bytes, count, &count, NULL);
    WaitForSingleObject(program.hProcess, INFINITE);
    GetExitCodeProcess(program.hProcess, &code);
    return code;
}
