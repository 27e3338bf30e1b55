// SPDX-License-Identifier: GPL-3.0-or-later
#include <pthread.h>
#include <unistd.h>

#include <csignal>
#include <iostream>
#include <stop_token>
#include <thread>

#include "app/cli/cli.h"
#include "app/engine_loader.h"
#include "app/idle_threads.h"
#include "app/model_descriptors.h"

namespace {

/// Turns the first Ctrl+C (or TERM) into a request to stop, and lets the second one kill. A thread waits for the
/// signal, since a handler may not do what a stop request does. Called before any other thread is made: they
/// inherit the mask.
void watch_signals(std::stop_source stop) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::thread([stop, signals]() mutable {
        int signal = 0;
        sigwait(&signals, &signal);
        stop.request_stop();
        pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);  // with the default action again
        while (true) pause();
    }).detach();
}

}  // namespace

int main(int argc, char** argv) {
    armillary::app::let_idle_threads_sleep(argv);
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);  // a file size limit is a full disk: an error to tell, not a reason to die
    std::stop_source stop;
    watch_signals(stop);
    armillary::app::EngineLoader loader;
    const armillary::app::CliEnvironment environment{
        .models = armillary::descriptor::from_json(armillary::app::model_descriptors_json()),
        .engine = [&]() -> armillary::jobs::Engine& { return loader.engine(); },
        .stop = stop.get_token(),
        .terminal = isatty(STDERR_FILENO) == 1,
    };
    const int code = armillary::app::run_cli({argv + 1, argv + argc}, std::cout, std::cerr, environment);
    std::cout.flush();
    return code;
}
