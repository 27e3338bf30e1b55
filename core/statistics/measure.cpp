// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/measure.h"

namespace armillary::statistics {

std::string_view to_string(Reason reason) {
    switch (reason) {
        case Reason::ok:
            return "ok";
        case Reason::no_test_items:
            return "no_test_items";
        case Reason::no_training_history:
            return "no_training_history";
        case Reason::empty_list:
            return "empty_list";
        case Reason::non_finite_scores:
            return "non_finite_scores";
        case Reason::not_applicable:
            return "not_applicable";
        case Reason::no_units:
            return "no_units";
        case Reason::no_negatives:
            return "no_negatives";
        case Reason::no_positives:
            return "no_positives";
        case Reason::single_user:
            return "single_user";
        case Reason::catalogue_too_small:
            return "catalogue_too_small";
        case Reason::zero_mean:
            return "zero_mean";
        case Reason::zero_variance:
            return "zero_variance";
        case Reason::zero_denominator:
            return "zero_denominator";
        case Reason::nonpositive_value:
            return "nonpositive_value";
        case Reason::group_too_small:
            return "group_too_small";
    }
    return "not_applicable";
}

}  // namespace armillary::statistics
