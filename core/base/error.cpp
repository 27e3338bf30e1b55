// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

namespace armillary {

std::string_view to_string(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::bad_input:
            return "bad_input";
        case ErrorKind::usage:
            return "usage";
        case ErrorKind::not_found:
            return "not_found";
        case ErrorKind::conflict:
            return "conflict";
        case ErrorKind::storage:
            return "storage";
        case ErrorKind::numerical:
            return "numerical";
        case ErrorKind::cancelled:
            return "cancelled";
        case ErrorKind::breakpoint:
            return "breakpoint";
        case ErrorKind::internal:
            return "internal";
    }
    return "internal";
}

int exit_code(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::bad_input:
        case ErrorKind::usage:
        case ErrorKind::not_found:
        case ErrorKind::conflict:
        case ErrorKind::storage:
            return 2;
        case ErrorKind::breakpoint:
            return 3;
        case ErrorKind::cancelled:
            return 130;
        case ErrorKind::numerical:
        case ErrorKind::internal:
            return 1;
    }
    return 1;
}

}  // namespace armillary
