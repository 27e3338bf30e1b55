// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/sampled_correction.h"

#include <fmt/format.h>

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/error.h"
#include "core/statistics/sampled.h"
#include "core/statistics/summary.h"

namespace armillary::statistics {

namespace {

/// Chances of each number of negatives above the relevant item: Bin(negatives, p).
class Binomial {
 public:
    explicit Binomial(int64_t negatives) : log_ways_(static_cast<size_t>(negatives) + 1) {
        const auto n = static_cast<double>(negatives);
        for (size_t j = 0; j < log_ways_.size(); ++j) {
            const auto above = static_cast<double>(j);
            log_ways_[j] = std::lgamma(n + 1) - std::lgamma(above + 1) - std::lgamma(n - above + 1);
        }
    }

    void chances(double p, std::span<double> out) const {
        if (p <= 0 || p >= 1) {
            std::fill(out.begin(), out.end(), 0.0);
            (p <= 0 ? out.front() : out.back()) = 1;
            return;
        }
        const double log_above = std::log(p), log_below = std::log1p(-p);
        for (size_t j = 0; j < out.size(); ++j)
            out[j] = std::exp(log_ways_[j] + static_cast<double>(j) * log_above +
                              static_cast<double>(out.size() - 1 - j) * log_below);
    }

 private:
    std::vector<double> log_ways_;
};

void check(int64_t candidates, int64_t negatives, double gamma) {
    if (candidates < 2)
        throw UsageError("a sampled metric can be corrected among two candidates or more",
                         std::to_string(candidates));
    if (negatives < 1 || negatives > kMostSampledNegatives)
        throw UsageError(
            fmt::format("a sampled metric can be corrected for 1 to {} negatives", kMostSampledNegatives),
            std::to_string(negatives));
    if (!(gamma > 0 && gamma <= 1))
        throw UsageError("gamma, which weighs variance against bias, is above 0 and at most 1",
                         fmt::format("{}", gamma));
}

int64_t to_three_digits(int64_t count) {
    int64_t step = 1;
    while (count / step >= 1000) step *= 10;
    return (count + step / 2) / step * step;
}

OverDraws moments(std::span<const double> weights, std::span<const double> chances) {
    OverDraws result;
    for (size_t j = 0; j < weights.size(); ++j) result.mean += chances[j] * weights[j];
    for (size_t j = 0; j < weights.size(); ++j) {
        const double off = weights[j] - result.mean;
        result.variance += chances[j] * off * off;
    }
    return result;
}

struct NamedMetric {
    std::string name;
    MetricOfRank at_rank;
    std::function<double(double beaten_by)> sampled;
};

std::vector<NamedMetric> metrics_at(const std::vector<int64_t>& cut_offs, int64_t negatives) {
    std::vector<NamedMetric> metrics;
    for (int64_t k : cut_offs) {
        metrics.push_back({fmt::format("hit@{}", k), [k](int64_t rank) { return rank <= k ? 1.0 : 0.0; },
                           [=](double p) { return expected_sampled_hit(p, negatives, k); }});
        metrics.push_back(
            {fmt::format("ndcg@{}", k),
             [k](int64_t rank) { return rank <= k ? 1 / std::log2(static_cast<double>(rank) + 1) : 0; },
             [=](double p) { return expected_sampled_ndcg(p, negatives, k); }});
    }
    metrics.push_back({"mrr", [](int64_t rank) { return 1 / static_cast<double>(rank); },
                       [=](double p) { return expected_sampled_reciprocal_rank(p, negatives); }});
    return metrics;
}

}  // namespace

std::vector<std::vector<double>> corrected_weights(std::span<const MetricOfRank> metrics, int64_t candidates,
                                                   int64_t negatives, double gamma) {
    check(candidates, negatives, gamma);
    const auto places = static_cast<Eigen::Index>(negatives) + 1;
    const auto wanted = static_cast<Eigen::Index>(metrics.size());
    // Chances of the sampled places [places, ranks], a block at a time: the whole may not fit into memory.
    constexpr int64_t kBlock = 512;
    Eigen::MatrixXd chances(places, kBlock), exact(kBlock, wanted);
    Eigen::MatrixXd products = Eigen::MatrixXd::Zero(places, places);
    Eigen::MatrixXd targets = Eigen::MatrixXd::Zero(places, wanted);
    Eigen::VectorXd marginal = Eigen::VectorXd::Zero(places);
    const Binomial binomial(negatives);
    for (int64_t first = 1; first <= candidates; first += kBlock) {
        const auto count = static_cast<Eigen::Index>(std::min(kBlock, candidates - first + 1));
        for (Eigen::Index at = 0; at < count; ++at) {
            const int64_t rank = first + at;
            binomial.chances(static_cast<double>(rank - 1) / static_cast<double>(candidates - 1),
                             {chances.col(at).data(), static_cast<size_t>(places)});
            for (Eigen::Index metric = 0; metric < wanted; ++metric)
                exact(at, metric) = metrics[static_cast<size_t>(metric)](rank);
        }
        const auto block = chances.leftCols(count);
        products.selfadjointView<Eigen::Lower>().rankUpdate(block);
        targets.noalias() += block * exact.topRows(count);
        marginal += block.rowwise().sum();
    }
    // Var(w | r) = E[w^2 | r] - E[w | r]^2, so that the squares of expectations remain with weight 1 - gamma.
    products *= 1 - gamma;
    products.diagonal() += gamma * marginal;
    const Eigen::MatrixXd solved = products.selfadjointView<Eigen::Lower>().ldlt().solve(targets);
    std::vector<std::vector<double>> weights;
    for (Eigen::Index metric = 0; metric < wanted; ++metric)
        weights.emplace_back(solved.col(metric).data(), solved.col(metric).data() + places);
    return weights;
}

OverDraws over_draws(std::span<const double> weights, double beaten_by) {
    std::vector<double> chances(weights.size());
    Binomial(static_cast<int64_t>(weights.size()) - 1).chances(beaten_by, chances);
    return moments(weights, chances);
}

SampledAccount sampled_account(std::span<const double> beaten_by, std::span<const int64_t> candidates,
                               const std::vector<int64_t>& cut_offs, int64_t negatives, double gamma) {
    const bool correctable = negatives <= kMostSampledNegatives;
    const std::vector<NamedMetric> metrics = metrics_at(cut_offs, negatives);
    std::vector<MetricOfRank> of_rank;
    for (const NamedMetric& metric : metrics) of_rank.push_back(metric.at_rank);

    std::map<int64_t, std::vector<size_t>> users_of;  // by candidates, to three digits
    for (size_t user = 0; user < beaten_by.size(); ++user)
        if (!std::isnan(beaten_by[user])) users_of[to_three_digits(candidates[user])].push_back(user);

    std::vector<std::vector<double>> full(metrics.size()), sampled(metrics.size()), corrected(metrics.size()),
        variances(metrics.size());
    const Binomial binomial(correctable ? negatives : 0);
    std::vector<double> chances(correctable ? static_cast<size_t>(negatives) + 1 : 1);
    for (const auto& [count, users] : users_of) {
        const auto weights =
            correctable ? corrected_weights(of_rank, count, negatives, gamma) : std::vector<std::vector<double>>();
        for (size_t user : users) {
            // Half ranks, of ties, are rounded.
            const auto rank = 1 + std::llround(beaten_by[user] * static_cast<double>(candidates[user] - 1));
            if (correctable) binomial.chances(beaten_by[user], chances);
            for (size_t at = 0; at < metrics.size(); ++at) {
                full[at].push_back(metrics[at].at_rank(rank));
                sampled[at].push_back(metrics[at].sampled(beaten_by[user]));
                if (!correctable) continue;
                const OverDraws draws = moments(weights[at], chances);
                corrected[at].push_back(draws.mean);
                variances[at].push_back(draws.variance);
            }
        }
    }
    SampledAccount account;
    for (size_t at = 0; at < metrics.size(); ++at) {
        const std::string& name = metrics[at].name;
        account.full[name] = mean(full[at]);
        account.sampled[name] = mean(sampled[at]);
        if (!correctable) continue;
        account.corrected[name] = mean(corrected[at]);
        account.drawing_errors[name] = std::sqrt(sum(variances[at])) / static_cast<double>(variances[at].size());
    }
    return account;
}

}  // namespace armillary::statistics
