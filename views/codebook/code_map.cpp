// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/code_map.h"

#include <fmt/format.h>

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/diagnostics/codebook/plane.h"
#include "core/store/run_folder.h"
#include "views/shared/charts/chart_samples.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

using diagnostics::VectorRows;

struct CodebookText {
    Q_DECLARE_TR_FUNCTIONS(Codebook)
};

/// A recorded matrix, with the memory it stands in.
struct Matrix {
    std::vector<float> values;
    int64_t count = 0, dim = 0;
    VectorRows rows() const { return {values, count, dim}; }
};

class Reader {
 public:
    Reader(const CodebookReading& run, const std::filesystem::path& folder, int64_t level, std::stop_token stop)
        : run_(run), folder_(folder), stop_(std::move(stop)) {
        map_->level = level;
    }

    CodeMapPtr read() {
        const auto levels = static_cast<int64_t>(run_.report.levels.size());
        if (map_->level >= levels) {
            map_->missing = CodebookText::tr("%1 has no level %2").arg(text(run_.run.id)).arg(map_->level);
            return map_;
        }
        for (int64_t level = 0; level < levels; ++level) codebooks_.push_back(matrix(codebook_name(level)));
        if (own().count == 0) {
            map_->missing = missing_file(codebook_name(map_->level));
            return map_;
        }
        read_inputs();
        go_on();
        // Codes stand where inputs are; without inputs they are all there is.
        const Matrix& shown = inputs_.count > 0 ? inputs_ : own();
        const diagnostics::Plane plane = diagnostics::principal_plane(shown.rows());
        map_->explained = plane.explained[0] + plane.explained[1];
        put_points(plane);
        put_codes(plane);
        return map_;
    }

 private:
    static std::string codebook_name(int64_t level) { return fmt::format("codebooks/{}", level); }
    const Matrix& own() const { return codebooks_[static_cast<size_t>(map_->level)]; }

    void go_on() const {
        if (stop_.stop_requested()) throw Cancelled();
    }

    QString missing_file(const std::string& name) const {
        return CodebookText::tr("%1 has no epochs/%2/%3.npy in its folder")
            .arg(text(run_.run.id))
            .arg(run_.codes.epoch)
            .arg(text(name));
    }

    Matrix matrix(const std::string& name) const {
        go_on();
        const auto array = store::read_epoch_array(folder_, run_.codes.epoch, name);
        if (!array || array->shape.size() != 2) return {};
        return {array->as_floats(), array->shape[0], array->shape[1]};
    }

    void read_inputs() {
        const Matrix latents = matrix("latents");
        const auto items = static_cast<int64_t>(run_.codes.items.size());
        std::vector<VectorRows> codebooks;
        for (const Matrix& codebook : codebooks_) codebooks.push_back(codebook.rows());
        const auto shape = diagnostics::level_shape(latents.dim, codebooks);
        if (latents.count != items || items == 0) {
            map_->without = missing_file("latents");
            return;
        }
        if (!shape) {
            map_->without = CodebookText::tr("the codebooks are neither residual levels nor parts of the latents");
            return;
        }
        diagnostics::CodeTable table{run_.codes.codes, items, {}};
        for (const diagnostics::LevelReport& level : run_.report.levels) table.level_sizes.push_back(level.size);
        std::vector<int32_t> coded;
        for (int64_t item = 0; item < items; ++item)
            if (table.code(item, map_->level) >= 0) coded.push_back(static_cast<int32_t>(item));
        map_->inputs = static_cast<int64_t>(coded.size());
        for (const size_t at : thinned(coded.size(), CodeMap::kMostRows)) items_.push_back(coded[at]);
        inputs_.values = diagnostics::level_inputs(table, latents.rows(), codebooks, *shape, map_->level, items_);
        inputs_.count = static_cast<int64_t>(items_.size());
        inputs_.dim = own().dim;
    }

    void put_points(const diagnostics::Plane& plane) {
        const auto places = diagnostics::project(plane, inputs_.rows());
        for (const size_t at : thinned(places.size(), CodeMap::kMostPoints)) {
            map_->points.emplace_back(places[at][0], places[at][1]);
            const auto item = static_cast<size_t>(items_[at]);
            map_->point_codes.push_back(
                run_.codes.codes[item * run_.report.levels.size() + static_cast<size_t>(map_->level)]);
        }
    }

    void put_codes(const diagnostics::Plane& plane) {
        const auto places = diagnostics::project(plane, own().rows());
        const auto& items = run_.report.levels[static_cast<size_t>(map_->level)].by_items.amounts;
        for (size_t code = 0; code < places.size(); ++code)
            map_->codes.push_back({static_cast<int32_t>(code),
                                   {places[code][0], places[code][1]},
                                   code < items.size() ? items[code] : 0});
    }

    const CodebookReading& run_;
    const std::filesystem::path& folder_;
    std::stop_token stop_;
    std::vector<Matrix> codebooks_;
    Matrix inputs_;
    std::vector<int32_t> items_;  ///< of the inputs
    std::shared_ptr<CodeMap> map_ = std::make_shared<CodeMap>();
};

}  // namespace

QRectF CodeMap::extent() const {
    double left = HUGE_VAL, right = -HUGE_VAL, low = HUGE_VAL, high = -HUGE_VAL;
    const auto add = [&](const QPointF& point) {
        left = std::min(left, point.x());
        right = std::max(right, point.x());
        low = std::min(low, point.y());
        high = std::max(high, point.y());
    };
    std::for_each(points.begin(), points.end(), add);
    for (const Code& code : codes) add(code.at);
    return left > right ? QRectF() : QRectF(left, low, right - left, high - low);
}

double CodeMap::most_items() const {
    double most = 0;
    for (const Code& code : codes) most = std::max(most, code.items);
    return most;
}

QString CodeMap::caption() const {
    if (!missing.isEmpty()) return missing;
    const QString shown = percent(explained);
    if (points.empty())
        return CodebookText::tr("The codes alone: %1. The plane shows %2 of their spread").arg(without, shown);
    if (static_cast<int64_t>(points.size()) == inputs)
        return CodebookText::tr("%1 inputs; the plane shows %2 of their spread").arg(count(inputs), shown);
    return CodebookText::tr("%1 of %2 inputs; the plane shows %3 of their spread")
        .arg(count(static_cast<int64_t>(points.size())), count(inputs), shown);
}

CodeMapPtr read_code_map(const CodebookReading& run, const std::filesystem::path& folder, int64_t level,
                         std::stop_token stop) {
    return Reader(run, folder, level, std::move(stop)).read();
}

}  // namespace armillary::views
