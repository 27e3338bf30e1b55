// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/hypersphere/sphere_colors.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "core/jobs/codebook/item_categories.h"
#include "views/shared/theme.h"
#include "views/shared/words.h"

namespace armillary::views {

using diagnostics::Side;

namespace {

struct SphereText {
    Q_DECLARE_TR_FUNCTIONS(Sphere)
};

constexpr uint8_t kUnknown = 255;
constexpr int kNamed = Theme::kCategories - 1;  ///< further categories are "other"

/// Attributes with few values to tell points apart by.
std::vector<data::Attribute> colouring_attributes(const SphereReading& reading, Side side) {
    const data::Dataset* dataset = reading.context->surroundings.dataset.get();
    if (!dataset) return {};
    if (side == Side::items) return jobs::category_attributes(dataset->item_table());
    std::vector<data::Attribute> attributes = dataset->user_table().columns;
    std::erase_if(attributes, [](const data::Attribute& attribute) {
        return attribute.type != data::AttributeType::categorical &&
               attribute.type != data::AttributeType::multi_categorical;
    });
    return attributes;
}

/// The first value of each row, -1 where there is none.
std::vector<int32_t> first_values(const data::Attribute& attribute, size_t rows) {
    if (attribute.type == data::AttributeType::categorical) return attribute.codes;
    std::vector<int32_t> values(rows, -1);
    for (size_t row = 0; row + 1 < attribute.offsets.size() && row < rows; ++row)
        if (attribute.offsets[row] < attribute.offsets[row + 1])
            values[row] = attribute.codes[static_cast<size_t>(attribute.offsets[row])];
    return values;
}

/// Tones of a picture's points as they are worked out.
class Painter {
 public:
    Painter(const SphereReading& reading, SpherePicture& picture) : reading_(reading), picture_(picture) {}

    void by_side() {
        picture_.cloud->colors = category_tones;
        paint([](const SpherePicture::Point& point) { return point.side == Side::users ? 1 : 0; });
        bool users = false, items = false;
        for (const auto& point : picture_.points) (point.side == Side::users ? users : items) = true;
        if (items) picture_.legend.push_back({SphereText::tr("items"), 0});
        if (users) picture_.legend.push_back({SphereText::tr("users"), 1});
    }

    /// Strong where the rank of the value among its side is high.
    void by_rank(const std::map<Side, std::vector<double>>& values, const QString& low, const QString& high) {
        std::map<Side, std::vector<uint8_t>> tones;
        for (const auto& [side, of_side] : values) tones[side] = rank_tones(of_side);
        picture_.cloud->colors = magnitude_tones;
        paint([&](const SpherePicture::Point& point) {
            const auto found = tones.find(point.side);
            return found == tones.end() ? kUnknown : found->second[static_cast<size_t>(point.row)];
        });
        picture_.low = low;
        picture_.high = high;
    }

    void by_value(Side side, const std::vector<int32_t>& values, const std::function<QString(int32_t)>& name) {
        std::map<int32_t, int64_t> counts;
        for (const auto& point : picture_.points)
            if (point.side == side && values[static_cast<size_t>(point.row)] >= 0)
                ++counts[values[static_cast<size_t>(point.row)]];
        std::vector<std::pair<int64_t, int32_t>> order;
        for (const auto& [value, count] : counts) order.emplace_back(-count, value);
        std::sort(order.begin(), order.end());
        std::map<int32_t, uint8_t> tones;
        for (size_t i = 0; i < order.size(); ++i) {
            const int tone = std::min(static_cast<int>(i), kNamed);
            tones[order[i].second] = static_cast<uint8_t>(tone);
            if (tone < kNamed || order.size() == kNamed + 1)
                picture_.legend.push_back({name(order[i].second), tone});
        }
        if (order.size() > kNamed + 1) picture_.legend.push_back({SphereText::tr("other"), kNamed});
        picture_.cloud->colors = category_tones;
        paint([&](const SpherePicture::Point& point) {
            const int32_t value = point.side == side ? values[static_cast<size_t>(point.row)] : -1;
            return value < 0 ? kUnknown : tones.at(value);
        });
    }

 private:
    void paint(const std::function<int(const SpherePicture::Point&)>& tone) {
        for (const SpherePicture::Point& point : picture_.points)
            picture_.cloud->tones.push_back(static_cast<uint8_t>(tone(point)));
    }

    static std::vector<uint8_t> rank_tones(const std::vector<double>& values) {
        std::vector<size_t> order(values.size());
        std::iota(order.begin(), order.end(), size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return values[a] < values[b]; });
        std::vector<uint8_t> tones(values.size());
        // Equal values have the tone of the first of them.
        double before = NAN;
        uint8_t tone = 0;
        for (size_t rank = 0; rank < order.size(); ++rank) {
            const double value = values[order[rank]];
            if (value != before) tone = static_cast<uint8_t>(rank * 254 / std::max<size_t>(order.size() - 1, 1));
            before = value;
            tones[order[rank]] = tone;
        }
        return tones;
    }

    const SphereReading& reading_;
    SpherePicture& picture_;
};

std::vector<double> lengths(const jobs::Embeddings::Rows& rows) {
    std::vector<double> lengths;
    for (int64_t row = 0; row < rows.count; ++row) {
        const float* values = rows.values.data() + row * rows.dim;
        lengths.push_back(std::sqrt(std::inner_product(values, values + rows.dim, values, 0.0)));
    }
    return lengths;
}

/// Degrees of the sides whose rows are those of the data set.
std::map<Side, std::vector<double>> degrees_of(const SphereReading& reading) {
    std::map<Side, std::vector<double>> degrees;
    if (const auto& pairs = reading.context->surroundings.pairs) {
        if (static_cast<int64_t>(pairs->user_degrees.size()) == reading.embeddings.users.count)
            degrees[Side::users] = pairs->user_degrees;
        if (static_cast<int64_t>(pairs->item_degrees.size()) == reading.embeddings.items.count)
            degrees[Side::items] = pairs->item_degrees;
    }
    return degrees;
}

void paint(const SphereReading& reading, SpherePicture& picture, const QString& color) {
    Painter painter(reading, picture);
    if (color == "popularity")
        return painter.by_rank(degrees_of(reading), SphereText::tr("rare"), SphereText::tr("popular"));
    if (color == "length")
        return painter.by_rank(
            {{Side::users, lengths(reading.embeddings.users)}, {Side::items, lengths(reading.embeddings.items)}},
            SphereText::tr("short"), SphereText::tr("long"));
    if (color == "code")
        return painter.by_value(Side::items, reading.context->codes->first,
                                [](int32_t code) { return SphereText::tr("code %1").arg(code); });
    for (const Side side : kSides) {
        const QString prefix = kind_of(side) + ":";
        if (!color.startsWith(prefix)) continue;
        for (const data::Attribute& attribute : colouring_attributes(reading, side))
            if (text(attribute.name) == color.mid(prefix.size()))
                return painter.by_value(
                    side, first_values(attribute, static_cast<size_t>(reading.rows(side).count)),
                    [&](int32_t value) { return text(attribute.categories[static_cast<size_t>(value)]); });
    }
    painter.by_side();
}

std::array<uint32_t, 256> with_unknown(const std::function<QColor(int)>& color) {
    std::array<uint32_t, 256> tones{};
    for (int tone = 0; tone < kUnknown; ++tone) tones[static_cast<size_t>(tone)] = color(tone).rgb();
    const Theme& theme = Theme::current();
    tones[kUnknown] = Theme::mix(theme.color(Token::panel), theme.color(Token::muted), 0.45).rgb();
    return tones;
}

}  // namespace

std::array<uint32_t, 256> category_tones() {
    return with_unknown(
        [](int tone) { return Theme::current().category(std::min(tone, Theme::kCategories - 1)); });
}

std::array<uint32_t, 256> magnitude_tones() {
    return with_unknown([](int tone) { return Theme::current().magnitude(tone / 254.0); });
}

std::vector<SphereColor> sphere_colors(const SphereReading& reading) {
    std::vector<SphereColor> colors;
    if (reading.embeddings.users.count > 0 && reading.embeddings.items.count > 0)
        colors.push_back({"side", SphereText::tr("Users and items")});
    if (!degrees_of(reading).empty()) colors.push_back({"popularity", SphereText::tr("Popularity")});
    colors.push_back({"length", SphereText::tr("Length of the vector")});
    if (reading.context->codes)
        colors.push_back({"code", SphereText::tr("First code of %1").arg(reading.context->codes->tokenizer)});
    for (const Side side : {Side::items, Side::users})
        if (reading.rows(side).count > 0)
            for (const data::Attribute& attribute : colouring_attributes(reading, side))
                colors.push_back({kind_of(side) + ":" + text(attribute.name),
                                  side == Side::items ? SphereText::tr("Items by %1").arg(text(attribute.name))
                                                      : SphereText::tr("Users by %1").arg(text(attribute.name))});
    return colors;
}

SpherePicturePtr sphere_picture(const SphereReadingPtr& reading, const QString& color, bool users, bool items) {
    auto picture = std::make_shared<SpherePicture>();
    picture->cloud = std::make_shared<CloudContent>();
    for (const Side side : kSides) {
        if (!(side == Side::users ? users : items)) continue;
        const jobs::SphereCloud::Side& of_side = reading->cloud_of(side);
        for (size_t i = 0; i < of_side.rows.size(); ++i) {
            picture->points.push_back({side, of_side.rows[i]});
            picture->cloud->places.insert(picture->cloud->places.end(), of_side.places[i].begin(),
                                          of_side.places[i].end());
        }
    }
    const std::vector<SphereColor> known = sphere_colors(*reading);
    const bool is_known = std::ranges::find(known, color, &SphereColor::id) != known.end();
    paint(*reading, *picture, is_known ? color : known.front().id);
    picture->cloud->title = reading->title();
    const auto& shares = reading->context->clouds->shares();
    picture->cloud->subtitle =
        SphereText::tr("epoch %1 · directions in the three largest of %2 dimensions, which hold %3")
            .arg(reading->embeddings.epoch)
            .arg(std::max(reading->embeddings.users.dim, reading->embeddings.items.dim))
            .arg(percent(std::accumulate(shares.begin(), shares.end(), 0.0)));
    const auto degrees = std::make_shared<std::map<Side, std::vector<double>>>(degrees_of(*reading));
    picture->cloud->reading = [reading, degrees, points = picture->points](size_t point) {
        const auto [side, row] = points[point];
        const QString name = reading->name_of(side, row);
        const auto found = degrees->find(side);
        if (found == degrees->end()) return name;
        return SphereText::tr("%1 · %n interaction(s)", nullptr,
                              static_cast<int>(found->second[static_cast<size_t>(row)]))
            .arg(name);
    };
    return picture;
}

int64_t SpherePicture::find(Side side, int32_t row) const {
    // Users come first; of each side the rows rise.
    const auto found = std::lower_bound(
        points.begin(), points.end(), Point{side, row},
        [](const Point& a, const Point& b) { return std::pair(a.side, a.row) < std::pair(b.side, b.row); });
    return found != points.end() && found->side == side && found->row == row ? found - points.begin() : -1;
}

}  // namespace armillary::views
