#ifndef CEVENTS_SHIM_H
#define CEVENTS_SHIM_H
// What Glibc's module leaves out.
#include <sys/epoll.h>
#include <sys/eventfd.h>
#endif
