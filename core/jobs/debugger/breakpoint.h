// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/descriptor/expression.h"

namespace armillary::jobs {

/// Figures by their recorded names: `loss`, `gradient_norm`, `usage[0]`.
using NamedFigures = std::vector<std::pair<std::string, double>>;

/// A condition on the figures of a run, `usage[0] < 0.2`, that stops it where it becomes true. It is asked after
/// every batch, and again at the end of every epoch, when what is measured only then is known.
class Breakpoint {
 public:
    /// Throws `UsageError` with the column of the first mistake.
    explicit Breakpoint(std::string_view source);

    const std::string& source() const { return condition_.source(); }
    /// Whether it names any of these without their index, `usage`: what is costly to measure is measured for it.
    bool names_any(std::span<const std::string_view> names) const;
    /// Throws `UsageError` naming what is not among `known` and the names that are. An index is checked too. The
    /// short names `grad_norm` and `lr` are understood.
    void check(const std::vector<std::string>& known) const;
    /// True when it held not before and holds now: a run that goes on is not stopped again by what it was stopped
    /// by. Figures that are not known yet count as false.
    bool becomes_true(const NamedFigures& figures);
    /// The figures that it names with their values: `usage[0] = 0.18`.
    std::string account(const NamedFigures& figures) const;

 private:
    descriptor::Expression condition_;
    bool held_ = false;
};

}  // namespace armillary::jobs
