// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/blocks/quantisers/codebook.h"

#include <fmt/format.h>
#include <torch/types.h>

#include <numeric>
#include <span>

#include "core/model/arrays.h"
#include "core/numeric/sinkhorn.h"
#include "models/blocks/tables.h"

namespace armillary::models {

namespace {

constexpr int kKMeansIterations = 100;
constexpr double kSmoothing = 1e-5;     ///< Laplace, of the moving counts
constexpr double kRevivalNoise = 0.01;  ///< of the point's own deviation, so that two codes on one point part

torch::Tensor initial_table(const CodebookSettings& settings, uint64_t seed, const std::string& name) {
    if (settings.initialisation == "normal") return normal_table(settings.size, settings.dim, 1, seed, name);
    numeric::RandomStream random(seed, name);  // k-means overwrites it later
    torch::Tensor table = torch::empty({settings.size, settings.dim});
    const double bound = 1.0 / static_cast<double>(settings.size);
    for (int64_t i = 0; i < table.numel(); ++i)
        table.data_ptr<float>()[i] = static_cast<float>(random.uniform(-bound, bound));
    return table;
}

}  // namespace

Codebook::Codebook(const CodebookSettings& settings, uint64_t seed, const std::string& name)
    : settings_(settings),
      name_(name),
      table_(initial_table(settings, seed, name).detach().requires_grad_(!settings.moving_average)),
      activity_(settings.size) {
    if (settings.moving_average) {
        counts_ = torch::ones({settings.size});
        sums_ = table_.detach().clone();
    }
}

torch::Tensor Codebook::nearest(const torch::Tensor& points) const {
    const torch::NoGradGuard no_gradients;
    torch::Tensor from = points.detach(), to = table_.detach();
    if (settings_.cosine) {  // unit vectors: the nearest is the one at the smallest angle
        from = unit_rows(from);
        to = unit_rows(to);
    }
    from = from.contiguous();
    to = to.contiguous();
    torch::Tensor labels = torch::empty({from.size(0)}, torch::kInt32);
    numeric::nearest_centroids(from.data_ptr<float>(), from.size(0), to.data_ptr<float>(), to.size(0), to.size(1),
                               labels.data_ptr<int32_t>(), nullptr);
    return labels.to(torch::kInt64);
}

torch::Tensor Codebook::assign(const torch::Tensor& points) const {
    if (settings_.balance <= 0) return nearest(points);
    const torch::NoGradGuard no_gradients;
    const torch::Tensor d = distances(points.detach()).contiguous();
    return index_tensor(numeric::balanced_labels({d.data_ptr<float>(), static_cast<size_t>(d.numel())}, d.size(0),
                                                 d.size(1), settings_.balance));
}

torch::Tensor Codebook::distances(const torch::Tensor& points) const {
    if (settings_.cosine) return 1 - unit_rows(points).matmul(unit_rows(table_).t());
    return ((points * points).sum(1, true) + (table_ * table_).sum(1) - 2 * points.matmul(table_.t()))
        .clamp_min(0);
}

torch::Tensor Codebook::initialise_by_kmeans(const torch::Tensor& points, numeric::RandomStream random,
                                             const std::function<void()>& check_cancelled) {
    const torch::NoGradGuard no_gradients;
    const torch::Tensor from = points.detach().contiguous();
    return initialise_by(numeric::kmeans(from.data_ptr<float>(), from.size(0), settings_.dim, settings_.size,
                                         kKMeansIterations, random, check_cancelled));
}

torch::Tensor Codebook::initialise_by(const numeric::KMeansResult& clusters) {
    const torch::NoGradGuard no_gradients;
    std::copy(clusters.centroids.begin(), clusters.centroids.end(), table_.data_ptr<float>());
    const torch::Tensor labels = index_tensor(clusters.labels);
    if (settings_.moving_average) {
        counts_.copy_(torch::bincount(labels, {}, settings_.size));
        sums_.copy_(table_ * counts_.unsqueeze(1));
    }
    return labels;
}

void Codebook::observe(const torch::Tensor& points, const torch::Tensor& codes) {
    if (settings_.moving_average || settings_.revival > 0) last_points_ = points.detach();
    last_codes_ = codes;
}

int64_t Codebook::after_step(bool revive) {
    if (!last_codes_.defined()) return 0;
    const torch::NoGradGuard no_gradients;
    activity_.see(last_codes_);
    if (settings_.moving_average) follow_averages();
    const int64_t revived = settings_.revival > 0 && revive ? revive_stale() : 0;
    revived_ += revived;
    last_points_.reset();
    last_codes_.reset();
    return revived;
}

void Codebook::follow_averages() {
    const double keep = settings_.decay;
    counts_.mul_(keep).add_(torch::bincount(last_codes_, {}, settings_.size).to(torch::kFloat32), 1 - keep);
    sums_.mul_(keep).add_(torch::zeros_like(sums_).index_add_(0, last_codes_, last_points_), 1 - keep);
    const torch::Tensor total = counts_.sum();
    const torch::Tensor smooth =
        (counts_ + kSmoothing) / (total + static_cast<double>(settings_.size) * kSmoothing) * total;
    table_.copy_(sums_ / smooth.unsqueeze(1));
}

int64_t Codebook::revive_stale() {
    const double fair_share = 1.0 / static_cast<double>(settings_.size);
    const torch::Tensor stale = torch::nonzero(activity_.shares() < settings_.revival * fair_share).flatten();
    if (stale.size(0) == 0) return 0;
    const torch::Tensor chosen = torch::randint(last_points_.size(0), {stale.size(0)});
    const torch::Tensor noise =
        torch::randn({stale.size(0), settings_.dim}) * (kRevivalNoise * last_points_.std());
    move(stale, last_points_.index_select(0, chosen) + noise);
    return stale.size(0);
}

void Codebook::move(const torch::Tensor& codes, const torch::Tensor& values) {
    table_.index_copy_(0, codes, values);
    activity_.refresh(codes);
    if (settings_.moving_average) {
        counts_.index_fill_(0, codes, 1);
        sums_.index_copy_(0, codes, values);
    }
}

torch::Tensor Codebook::revive_unused(const torch::Tensor& points, numeric::RandomStream random) {
    const torch::NoGradGuard no_gradients;
    const torch::Tensor unused =
        torch::nonzero(torch::bincount(nearest(points), {}, settings_.size) == 0).flatten();
    if (unused.size(0) == 0) return unused;
    std::vector<int32_t> order(static_cast<size_t>(points.size(0)));
    std::iota(order.begin(), order.end(), 0);
    random.shuffle(std::span(order));
    std::vector<int32_t> chosen;
    for (size_t i = 0; i < static_cast<size_t>(unused.size(0)); ++i) chosen.push_back(order[i % order.size()]);
    torch::Tensor noise = torch::empty({unused.size(0), settings_.dim});
    for (int64_t i = 0; i < noise.numel(); ++i)
        noise.data_ptr<float>()[i] = static_cast<float>(kRevivalNoise * random.normal());
    move(unused, points.detach().index_select(0, index_tensor(chosen)) + noise * points.detach().std());
    return unused;
}

void Codebook::collect(model::NamedTensors& tensors) const {
    tensors.emplace_back(name_, table_);
    if (settings_.moving_average) {
        tensors.emplace_back(name_ + ".counts", counts_);
        tensors.emplace_back(name_ + ".sums", sums_);
    }
    if (settings_.revival > 0) tensors.emplace_back(name_ + ".usage", activity_.shares());
}

void Codebook::collect_counters(model::NamedTensors& tensors) const {
    if (settings_.revival <= 0) tensors.emplace_back(name_ + ".usage", activity_.shares());
    activity_.collect_ages(tensors, name_);
}

std::vector<std::pair<std::string, double>> take_code_counts(std::vector<Codebook>& codebooks, size_t first) {
    std::vector<std::pair<std::string, double>> counts;
    for (Codebook& codebook : codebooks) {
        const auto revived = static_cast<double>(codebook.take_revived());
        if (codebook.settings().revival > 0) counts.emplace_back(fmt::format("revived[{}]", first), revived);
        const CodeActivity& activity = codebook.activity();
        if (const auto stale = activity.stale()) counts.emplace_back(fmt::format("stale[{}]", first), *stale);
        if (activity.steps() > 0)
            counts.emplace_back(fmt::format("code_age[{}]", first), activity.ages().max().item<int64_t>());
        ++first;
    }
    return counts;
}

std::vector<std::string> code_count_names(int levels) {
    std::vector<std::string> names;
    for (const char* name : {"revived", "stale", "code_age"})
        for (int level = 0; level < levels; ++level) names.push_back(fmt::format("{}[{}]", name, level));
    return names;
}

void record_ages(const std::vector<Codebook>& codebooks, std::map<std::string, jobs::Array>& arrays,
                 size_t first) {
    for (const Codebook& codebook : codebooks) {
        if (codebook.activity().steps() > 0)
            arrays[fmt::format("code_age/{}", first)] =
                model::array_of(codebook.activity().ages().to(torch::kInt32));
        ++first;
    }
}

}  // namespace armillary::models
