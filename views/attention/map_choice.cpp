// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/attention/map_choice.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <cmath>

#include "core/diagnostics/attention/rollout.h"
#include "core/jobs/attention/recorded_attention.h"

namespace armillary::views {

namespace {

struct AttentionText {
    Q_DECLARE_TR_FUNCTIONS(Attention)
};

/// Weights of one head, or the mean over a layer's.
std::vector<float> raw_values(const jobs::AttentionMaps& maps, const MapChoice& choice) {
    const diagnostics::AttentionView view = jobs::view_of(maps);
    const bool one = choice.kind == MapChoice::Kind::head;
    std::vector<float> values(static_cast<size_t>(maps.tokens * maps.tokens));
    const int64_t first = one ? choice.head : 0, last = one ? choice.head + 1 : maps.heads;
    for (int64_t head = first; head < last; ++head)
        for (int64_t query = 0; query < maps.tokens; ++query) {
            const auto row = view.row(choice.layer, head, query);
            for (size_t key = 0; key < row.size(); ++key)
                values[static_cast<size_t>(query * maps.tokens) + key] +=
                    row[key] / static_cast<float>(last - first);
        }
    return values;
}

}  // namespace

MapChoice MapChoice::from_key(const QString& key) {
    if (key == QLatin1String("rollout")) return {Kind::rollout};
    const QStringList parts = key.split('.');
    return {parts.size() > 1 ? Kind::head : Kind::layer, std::max(parts[0].toInt(), 0),
            std::max(parts.value(1).toInt(), 0)};
}

QString MapChoice::key() const {
    if (kind == Kind::rollout) return QStringLiteral("rollout");
    return kind == Kind::layer ? QString::number(layer) : QStringLiteral("%1.%2").arg(layer).arg(head);
}

QString MapChoice::title() const {
    if (kind == Kind::rollout) return AttentionText::tr("Rollout through all layers");
    return kind == Kind::layer ? AttentionText::tr("Layer %1, mean of heads").arg(layer)
                               : AttentionText::tr("Layer %1, head %2").arg(layer).arg(head);
}

std::vector<MapChoice> choices_of(int64_t layers, int64_t heads) {
    std::vector<MapChoice> choices{{MapChoice::Kind::rollout}};
    for (int layer = 0; layer < layers; ++layer) {
        choices.push_back({MapChoice::Kind::layer, layer});
        for (int head = 0; heads > 1 && head < heads; ++head)
            choices.push_back({MapChoice::Kind::head, layer, head});
    }
    return choices;
}

MapChoice within(const MapChoice& choice, const jobs::AttentionMaps& maps) {
    MapChoice nearest = choice;
    nearest.layer = std::min(choice.layer, static_cast<int>(maps.layers) - 1);
    nearest.head = std::min(choice.head, static_cast<int>(maps.heads) - 1);
    return nearest;
}

std::vector<float> map_values(const jobs::AttentionMaps& maps, const MapChoice& wanted) {
    const MapChoice choice = within(wanted, maps);
    std::vector<float> values;
    if (choice.kind == MapChoice::Kind::rollout)
        for (double value : diagnostics::attention_rollout(jobs::view_of(maps)))
            values.push_back(static_cast<float>(value));
    else
        values = raw_values(maps, choice);
    for (int64_t query = 0; maps.causal && query < maps.tokens; ++query)
        std::fill_n(values.begin() + query * maps.tokens + query + 1, maps.tokens - query - 1, NAN);
    return values;
}

std::vector<double> last_shares(const jobs::AttentionMaps& maps, const MapChoice& wanted) {
    const MapChoice choice = within(wanted, maps);
    const diagnostics::AttentionView view = jobs::view_of(maps);
    switch (choice.kind) {
        case MapChoice::Kind::head:
            return diagnostics::attention_shares(view, choice.layer, choice.head, maps.tokens - 1);
        case MapChoice::Kind::layer:
            return diagnostics::layer_shares(view, choice.layer, maps.tokens - 1);
        case MapChoice::Kind::rollout:
            break;
    }
    const std::vector<double> rollout = diagnostics::attention_rollout(view);
    return {rollout.end() - maps.tokens, rollout.end()};
}

}  // namespace armillary::views
