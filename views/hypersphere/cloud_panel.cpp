// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/hypersphere/cloud_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "views/details/nearest.h"
#include "views/shared/cloud/cloud_view.h"
#include "views/shared/entity_search.h"
#include "views/shared/icons.h"
#include "views/shared/words.h"

namespace armillary::views {

using diagnostics::Side;

namespace {

constexpr int kNeighbours = 10;
constexpr size_t kMostFound = 100;

QToolButton* switch_of(const char* name, const QString& words, const QString& help) {
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setCheckable(true);
    button->setChecked(true);
    button->setText(words);
    button->setToolTip(help);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

/// Rows of a side whose ids are picked.
std::vector<int32_t> picked_rows(const SphereReading& reading, Side side, const QStringList& ids) {
    std::vector<int32_t> rows;
    if (ids.isEmpty()) return rows;
    const QSet<QString> wanted(ids.begin(), ids.end());
    for (int64_t row = 0; row < reading.rows(side).count; ++row)
        if (wanted.contains(reading.id_of(side, static_cast<int32_t>(row))))
            rows.push_back(static_cast<int32_t>(row));
    return rows;
}

}  // namespace

CloudPanel::CloudPanel(Workbench& bench)
    : LazyPanel(bench),
      views_{new CloudView, new CloudView},
      color_(new QComboBox),
      users_(switch_of("hypersphere.users", tr("Users"), tr("Show the users' points"))),
      items_(switch_of("hypersphere.items", tr("Items"), tr("Show the items' points"))),
      search_(new QLineEdit),
      legend_(new QLabel) {
    auto* pair = new QHBoxLayout;
    pair->setSpacing(1);
    for (size_t i = 0; i < views_.size(); ++i) {
        views_[i]->setObjectName(i == 0 ? "hypersphere.cloud" : "hypersphere.cloud_beside");
        views_[i]->setAccessibleName(i == 0 ? tr("Points of the run shown")
                                            : tr("Points of the run compared with"));
        pair->addWidget(views_[i], 1);
        connect(views_[i], &CloudView::picked, this,
                [this, i](const std::vector<size_t>& points, bool added) { pick(i, points, added); });
        connect(views_[i], &CloudView::camera_changed, views_[1 - i], &CloudView::set_camera);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(make_controls());
    column->addLayout(pair, 1);
    setFocusProxy(views_[0]);
    connect(&Theme::current(), &Theme::changed, this, &CloudPanel::show_legend);
}

QWidget* CloudPanel::make_controls() {
    color_->setObjectName("hypersphere.color");
    color_->setAccessibleName(tr("Colour of the points"));
    color_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    color_->setMinimumWidth(Theme::current().px(96));
    color_->setToolTip(tr("What the colour of a point stands for"));
    search_->setObjectName("hypersphere.search");
    search_->setPlaceholderText(tr("Find by title or id"));
    search_->setAccessibleName(tr("Find points by title or id"));
    search_->setClearButtonEnabled(true);
    search_->setMinimumWidth(Theme::current().px(96));
    search_->addAction(icon("search", Token::muted), QLineEdit::LeadingPosition);
    legend_->setObjectName("hypersphere.legend");
    legend_->setTextFormat(Qt::RichText);
    legend_->setWordWrap(true);
    auto* controls = new QWidget;
    auto* column = new QVBoxLayout(controls);
    column->setContentsMargins(12, 8, 12, 4);
    column->setSpacing(4);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(color_);
    row->addWidget(users_);
    row->addWidget(items_);
    row->addStretch(1);
    row->addWidget(search_);
    column->addLayout(row);
    column->addWidget(legend_);
    connect(color_, &QComboBox::currentIndexChanged, this, [this] {
        wanted_color_ = color_->currentData().toString();
        paint();
    });
    for (QToolButton* button : {users_, items_}) connect(button, &QToolButton::toggled, this, &CloudPanel::paint);
    connect(search_, &QLineEdit::returnPressed, this, [this] { find(search_->text()); });
    return controls;
}

void CloudPanel::set_readings(SphereReadings readings) {
    std::erase_if(readings, [](const SphereReadingPtr& reading) { return !reading->missing.isEmpty(); });
    const auto same_points = [](const SphereReadingPtr& a, const SphereReadingPtr& b) {
        return a->context == b->context && a->embeddings.epoch == b->embeddings.epoch && a->file == b->file;
    };
    const bool same = std::ranges::equal(readings, readings_, same_points);
    readings_ = std::move(readings);
    if (!same) return touch();
    // What was measured meanwhile changes no point; out of sight others may still be drawn.
    if (!painting_.busy() && std::ranges::equal(readings_, drawn_, same_points)) drawn_ = readings_;
}

void CloudPanel::choose_color(const QString& id) {
    wanted_color_ = id;
    if (const int at = color_->findData(id); at >= 0) color_->setCurrentIndex(at);
}

QJsonObject CloudPanel::state() const {
    return {{"color", wanted_color_}, {"users", users_->isChecked()}, {"items", items_->isChecked()}};
}

void CloudPanel::restore(const QJsonObject& state) {
    choose_color(state["color"].toString());
    users_->setChecked(state["users"].toBool(true));
    items_->setChecked(state["items"].toBool(true));
}

void CloudPanel::fill_colors() {
    const QSignalBlocker quiet(color_);
    color_->clear();
    if (readings_.empty()) return;
    for (const SphereColor& each : sphere_colors(*readings_.front())) color_->addItem(each.name, each.id);
    color_->setCurrentIndex(std::max(color_->findData(wanted_color_), 0));
    const bool both =
        readings_.front()->embeddings.users.count > 0 && readings_.front()->embeddings.items.count > 0;
    users_->setVisible(both);
    items_->setVisible(both);
}

void CloudPanel::refresh() {
    fill_colors();
    paint();
}

void CloudPanel::paint() {
    if (readings_.empty()) {
        painting_.cancel();
        return take({}, {});
    }
    // A side alone is always shown: a switch that hides it cannot be seen.
    const bool both = users_->isVisibleTo(this);
    painting_.start(
        [readings = readings_, color = color_->currentData().toString(), users = !both || users_->isChecked(),
         items = !both || items_->isChecked()](std::stop_token) {
            Pictures pictures;
            for (const SphereReadingPtr& reading : readings)
                pictures.push_back(sphere_picture(reading, color, users, items));
            return pictures;
        },
        [this, readings = readings_](Pictures pictures) { take(readings, std::move(pictures)); },
        [this](const std::exception_ptr& failure) { bench().tell(failure); });
}

void CloudPanel::take(SphereReadings readings, Pictures pictures) {
    drawn_ = std::move(readings);
    pictures_ = std::move(pictures);
    views_[1]->setVisible(pictures_.size() > 1);
    for (size_t i = 0; i < views_.size(); ++i)
        views_[i]->set_content(i < pictures_.size() ? pictures_[i]->cloud : nullptr,
                               i == 0 ? Token::run_a : Token::run_b);
    show_legend();
    show_selection();
}

void CloudPanel::show_legend() {
    QString words;
    if (!pictures_.empty()) {
        const SpherePicture& picture = *pictures_.front();
        const auto colors = picture.cloud->colors();
        const auto dot = [&](size_t tone) {
            return QStringLiteral("<span style='color:%1'>●</span>&nbsp;")
                .arg(QColor::fromRgb(colors[tone]).name());
        };
        for (const SpherePicture::Meaning& meaning : picture.legend)
            words += dot(static_cast<size_t>(meaning.tone)) + meaning.name.toHtmlEscaped().replace(' ', "&nbsp;") +
                     QStringLiteral("&nbsp;&nbsp; ");
        if (!picture.low.isEmpty()) {
            words += picture.low.toHtmlEscaped() + "&nbsp;";
            for (const size_t tone : {0, 50, 100, 150, 200, 254}) words += dot(tone).remove("&nbsp;");
            words += "&nbsp;" + picture.high.toHtmlEscaped();
        }
    }
    legend_->setText(words);
}

// Picking.

void CloudPanel::pick(size_t view, const std::vector<size_t>& points, bool added) {
    const SphereReading& reading = *drawn_[view];
    Selection& selection = bench().selection();
    for (const Side side : kSides) {
        QStringList ids = added ? selection.ids(kind_of(side), reading.context->space) : QStringList();
        for (const size_t point : points) {
            const SpherePicture::Point& picked = pictures_[view]->points[point];
            const QString id = reading.id_of(side, picked.row);
            if (picked.side == side && !ids.contains(id)) ids.append(id);
        }
        // The side that has nothing picked is cleared without a word, and does not become the latest.
        if (!ids.isEmpty() || !selection.ids(kind_of(side), reading.context->space).isEmpty())
            selection.set(kind_of(side), reading.context->space, ids);
    }
}

void CloudPanel::show_selection() {
    for (size_t i = 0; i < pictures_.size(); ++i) {
        const SphereReading& reading = *drawn_[i];
        std::vector<size_t> points;
        for (const Side side : kSides)
            for (const int32_t row :
                 picked_rows(reading, side, bench().selection().ids(kind_of(side), reading.context->space)))
                if (const int64_t point = pictures_[i]->find(side, row); point >= 0)
                    points.push_back(static_cast<size_t>(point));
        views_[i]->set_picked(std::move(points));
        views_[i]->set_near({});
    }
    show_nearest();
}

/// Around a single pick, in each run: by the angle between the whole vectors, not by the picture.
void CloudPanel::show_nearest() {
    struct Around {
        size_t view;
        Side side;
        int32_t row;
    };
    std::vector<Around> around;
    for (size_t i = 0; i < pictures_.size(); ++i) {
        const SphereReading& reading = *drawn_[i];
        std::vector<Around> here;
        for (const Side side : kSides)
            for (const int32_t row :
                 picked_rows(reading, side, bench().selection().ids(kind_of(side), reading.context->space)))
                here.push_back({i, side, row});
        if (here.size() == 1) around.push_back(here.front());
    }
    if (around.empty()) return nearing_.cancel();
    using Found = std::vector<std::pair<Around, std::vector<Neighbour>>>;
    nearing_.start(
        [around, readings = drawn_](std::stop_token) {
            Found found;
            for (const Around& each : around) {
                const jobs::Embeddings::Rows& rows = readings[each.view]->rows(each.side);
                found.emplace_back(each,
                                   nearest_rows(rows.values, rows.dim, each.row, Closeness::cosine, kNeighbours));
            }
            return found;
        },
        [this](const Found& found) {
            for (const auto& [centre, neighbours] : found) {
                if (centre.view >= pictures_.size()) continue;
                std::vector<size_t> points;
                for (const Neighbour& neighbour : neighbours)
                    if (const int64_t point = pictures_[centre.view]->find(centre.side, neighbour.item);
                        point >= 0)
                        points.push_back(static_cast<size_t>(point));
                views_[centre.view]->set_near(std::move(points));
            }
        },
        [this](const std::exception_ptr& failure) { bench().tell(failure); });
}

/// Picks what is found, and brings the first of it to the front.
void CloudPanel::find(const QString& words) {
    if (drawn_.empty() || words.trimmed().isEmpty()) return;
    finding_.start(
        [reading = drawn_.front(), words](std::stop_token stop) {
            std::vector<Found> found;
            if (reading->context->surroundings.dataset)
                return search(*reading->context->surroundings.dataset, words, kMostFound, stop);
            for (const Side side : kSides)
                for (int64_t row = 0; row < reading->rows(side).count; ++row)
                    if (const QString id = reading->id_of(side, static_cast<int32_t>(row)); id == words.trimmed())
                        found.push_back({kind_of(side), id, id});
            return found;
        },
        [this, words](const std::vector<Found>& found) {
            if (drawn_.empty()) return;
            if (found.empty())
                return bench().tell({.kind = Message::Kind::info,
                                     .what = tr("Nothing is called “%1” here").arg(words),
                                     .topic = "hypersphere.search"});
            QStringList ids;
            for (const Found& each : found)
                if (each.kind == found.front().kind) ids.append(each.id);
            bench().selection().set(found.front().kind, drawn_.front()->context->space, ids);
            const Side side = found.front().kind == kUserKind ? Side::users : Side::items;
            for (const int32_t row : picked_rows(*drawn_.front(), side, {ids.front()}))
                if (const int64_t point = pictures_.front()->find(side, row); point >= 0)
                    views_[0]->bring_to_front(static_cast<size_t>(point));
        },
        [this](const std::exception_ptr& failure) { bench().tell(failure); });
}

}  // namespace armillary::views
