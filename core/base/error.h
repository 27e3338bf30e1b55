// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace armillary {

/// What went wrong, as a word that programs can rely on (`error.kind` in JSON).
enum class ErrorKind {
    bad_input,   ///< a file or a value in it cannot be used
    usage,       ///< a command, parameter or combination that does not exist or is out of range
    not_found,   ///< a file, data set, run, user or item that is not there
    conflict,    ///< the name is taken, or another process is at it
    storage,     ///< the disk or the workspace refuses: full, read-only, newer schema
    numerical,   ///< NaN or Inf in a computation
    cancelled,   ///< the user stopped it
    breakpoint,  ///< a breakpoint of the user stopped it
    internal,    ///< a defect of Armillary
};

std::string_view to_string(ErrorKind kind);

/// Exit code of the terminal: 1 failed, 2 wrong usage or bad input, 3 breakpoint, 130 cancelled.
int exit_code(ErrorKind kind);

/// Every failure that crosses a module border. `what()` says what happened and what to do; `where()` says
/// where: `file:line:column`, a parameter's name, a run.
class Error : public std::runtime_error {
 public:
    Error(ErrorKind kind, const std::string& message, std::string where = {})
        : std::runtime_error(message), kind_(kind), where_(std::move(where)) {}

    ErrorKind kind() const { return kind_; }
    const std::string& where() const { return where_; }

 private:
    ErrorKind kind_;
    std::string where_;
};

/// Error with `ErrorKind::bad_input`: the commonest, so it has a short name.
class BadInput : public Error {
 public:
    explicit BadInput(const std::string& message, std::string where = {})
        : Error(ErrorKind::bad_input, message, std::move(where)) {}
};

/// Error with `ErrorKind::usage`.
class UsageError : public Error {
 public:
    explicit UsageError(const std::string& message, std::string where = {})
        : Error(ErrorKind::usage, message, std::move(where)) {}
};

/// Thrown where a loop notices that its job was cancelled.
class Cancelled : public Error {
 public:
    Cancelled() : Error(ErrorKind::cancelled, "cancelled") {}
};

}  // namespace armillary
