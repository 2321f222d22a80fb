// What a helper process asks of the system and Swift can't import: a variadic function, a macro of an enum, and
// a signal handler, which has to be C.
#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

// glibc 2.34; its header shows it to nobody who asks for standard C alone.
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *, int);
static inline int cprocess_close_from(posix_spawn_file_actions_t *actions, int first) {
    return posix_spawn_file_actions_addclosefrom_np(actions, first);
}

// Kills this process when the thread that started it ends.
static inline int cprocess_die_with_parent(void) { return prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0); }

// No program that is started from here gains rights.
static inline int cprocess_renounce_privileges(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); }

static inline int cprocess_limit(int resource, unsigned long long soft, unsigned long long hard) {
    struct rlimit limit = {(rlim_t)soft, (rlim_t)hard};
    return setrlimit(resource, &limit);
}

// Bytes of private memory that this process may have.
static inline unsigned long long cprocess_data_limit(void) {
    struct rlimit limit;
    return getrlimit(RLIMIT_DATA, &limit) == 0 ? (unsigned long long)limit.rlim_cur : ~0ULL;
}

enum {
    CPROCESS_LIMIT_CPU = RLIMIT_CPU,
    CPROCESS_LIMIT_DATA = RLIMIT_DATA,
    CPROCESS_LIMIT_FILE_SIZE = RLIMIT_FSIZE,
    CPROCESS_LIMIT_CORE = RLIMIT_CORE,
    CPROCESS_LIMIT_FILES = RLIMIT_NOFILE,
    // How a process ends that was refused memory and could not go on.
    CPROCESS_OUT_OF_MEMORY = 86,
};

// C and C++ libraries abort, and Swift traps, when memory is refused: what tells this from a defect is errno.
static void cprocess_tell_cause(int number) {
    if (errno == ENOMEM) _exit(CPROCESS_OUT_OF_MEMORY);
    raise(number);
}

static inline void cprocess_tell_out_of_memory(void) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = cprocess_tell_cause;
    // After the first time the signal kills, as it does by default.
    action.sa_flags = SA_RESETHAND;
    const int fatal[] = {SIGABRT, SIGSEGV, SIGBUS, SIGILL, SIGTRAP};
    for (unsigned i = 0; i < sizeof fatal / sizeof *fatal; i++) sigaction(fatal[i], &action, NULL);
}
