// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/epoch_losses.h"

#include <cmath>

namespace armillary::training {

namespace {

/// As recorded: a figure of a batch is not that of the catalogue.
std::string batch_name(const std::string& figure) {
    return "batch_" + figure;
}

}  // namespace

BatchTerms::BatchTerms(const model::BatchLoss& loss) {
    for (const auto& [name, term] : loss.terms) {
        values_.emplace_back(name, term.item<double>());
        total_ = total_.defined() ? total_ + term : term;
    }
}

std::optional<std::pair<std::string, double>> BatchTerms::failure() const {
    for (const auto& value : values_)
        if (!std::isfinite(value.second)) return value;
    return std::nullopt;
}

NamedValues BatchTerms::figures(const model::BatchLoss& loss) const {
    double sum = 0;
    for (const auto& [name, value] : values_) sum += value;
    NamedValues figures{{"loss", sum}};
    figures.insert(figures.end(), values_.begin(), values_.end());
    for (const auto& [name, value] : loss.figures) figures.emplace_back(batch_name(name), value);
    return figures;
}

void EpochLosses::add(const NamedValues& losses, int64_t examples) {
    for (const auto& [name, value] : losses) sums_[name] += value * static_cast<double>(examples);
    examples_ += examples;
}

void EpochLosses::add_figures(const NamedValues& figures, int64_t examples) {
    for (const auto& [name, value] : figures) figures_[batch_name(name)] += value * static_cast<double>(examples);
}

NamedValues EpochLosses::means() const {
    NamedValues means;
    double total = 0;
    for (const auto& [name, sum] : sums_) {
        means.emplace_back(name, sum / static_cast<double>(examples_));
        total += means.back().second;
    }
    means.emplace_back("loss", total);
    for (const auto& [name, sum] : figures_) means.emplace_back(name, sum / static_cast<double>(examples_));
    return means;
}

}  // namespace armillary::training
