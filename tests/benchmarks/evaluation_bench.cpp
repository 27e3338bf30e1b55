// SPDX-License-Identifier: GPL-3.0-or-later
// Full-ranking evaluation against torch::topk of the whole score matrix: 6,000 users by 50,000 items, k = 20, in
// time and in memory.
#include <ATen/Parallel.h>
#include <torch/types.h>

#include "core/numeric/random.h"
#include "core/numeric/threads.h"
#include "core/scoring/evaluate.h"
#include "models/blocks/tables.h"
#include "tests/benchmarks/paired.h"

namespace {

using namespace armillary;

constexpr int32_t kUsers = 6'000, kItems = 50'000, kDim = 64, kHistory = 12;

class Embeddings : public model::BlockScorer {
 public:
    torch::Tensor users = torch::randn({kUsers, kDim}), items = torch::randn({kItems, kDim});
    void score(std::span<const int32_t> block, data::Part, float* scores) override {
        models::score_by_dot(users, items, block, scores);
    }
};

data::DatasetPtr random_dataset() {
    data::DatasetParts parts;
    numeric::RandomStream random(1, "histories");
    for (int32_t item = 0; item < kItems; ++item) parts.items.insert(std::to_string(item));
    for (int32_t user = 0; user < kUsers; ++user) {
        parts.users.insert(std::to_string(user));
        for (int at = 0; at < kHistory; ++at) {
            parts.interactions.user.push_back(user);
            parts.interactions.item.push_back(static_cast<int32_t>(random.below(kItems)));
            parts.interactions.time.push_back(at);
        }
    }
    parts.time_kind = data::TimeKind::ordinal;
    return std::make_shared<data::Dataset>(std::move(parts));
}

}  // namespace

int main() {
    const auto dataset = random_dataset();
    const auto split = data::make_split(*dataset, {.method = "leave_one_out"});
    scoring::EvaluationSettings settings;
    settings.k = {20};
    const scoring::RankingProtocol protocol(*dataset, split, data::Part::test, settings);
    auto start = [] {
        numeric::set_thread_count(0);
        at::set_num_threads(numeric::thread_count());
    };
    double ours = 0, theirs = 0;
    auto evaluate = [&](Embeddings& scorer) {
        ours = scoring::evaluate(scorer, protocol, {}).metrics.at("hit@20");
    };
    auto whole_matrix = [&](Embeddings& scorer) {
        torch::Tensor scores = torch::mm(scorer.users, scorer.items.t());
        for (int32_t user = 0; user < kUsers; ++user)
            for (const int32_t* item = protocol.masked().begin(user); item != protocol.masked().end(user); ++item)
                scores.data_ptr<float>()[static_cast<int64_t>(user) * kItems + *item] =
                    -std::numeric_limits<float>::infinity();
        const torch::Tensor top = std::get<1>(scores.topk(20, 1));
        int64_t hits = 0;
        for (int32_t user : protocol.users())
            hits += (top[user] == int64_t{protocol.relevant(user)[0]}).any().item<bool>();
        theirs = static_cast<double>(hits) / static_cast<double>(protocol.users().size());
    };
    // Memory first, each way in a process of its own: forked before threads exist.
    auto peak = [&](auto way) {
        return bench::in_a_child([&] {
                   start();
                   Embeddings scorer;
                   way(scorer);
                   return 0;
               })
            .peak_mib;
    };
    const double base = bench::in_a_child([&] {
                            start();
                            Embeddings scorer;
                            return 0;
                        }).peak_mib;
    const double our_memory = peak(evaluate) - base, their_memory = peak(whole_matrix) - base;
    start();
    Embeddings scorer;
    bench::print_speed_ratio(
        "full-ranking evaluation, 6,000 users x 50,000 items, k = 20", 2, 3, [&] { evaluate(scorer); },
        [&] { whole_matrix(scorer); });
    std::printf("  memory beyond the embeddings: 1/%.1f of the whole matrix (aim 1/10); hit@20 %.6f and %.6f\n",
                their_memory / our_memory, ours, theirs);
    return std::abs(ours - theirs) < 1e-3 ? 0 : 1;
}
