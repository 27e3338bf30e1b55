// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/prefix_tree_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "views/codebook/code_tree.h"
#include "views/shared/icicle/icicle_view.h"
#include "views/shared/theme.h"
#include "views/shared/words.h"

namespace armillary::views {

PrefixTreePanel::PrefixTreePanel(Workbench& bench, CodeExplorer& explorer)
    : ExplorerPanel(bench, explorer),
      attribute_(new QComboBox),
      legend_(new QLabel),
      sides_{make_side("codebook.tree", 0), make_side("codebook.tree_beside", 1)} {
    attribute_->setObjectName("codebook.attribute");
    attribute_->setAccessibleName(tr("Colour of the boxes"));
    attribute_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    attribute_->setMinimumContentsLength(16);
    legend_->setObjectName("codebook.tree_legend");
    legend_->setProperty("caption", true);
    legend_->setWordWrap(true);
    legend_->setContentsMargins(12, 0, 12, 0);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(12, 8, 12, 0);
    bar->setSpacing(8);
    bar->addWidget(attribute_);
    bar->addStretch(1);
    auto* pair = new QHBoxLayout;
    pair->setSpacing(0);
    for (const Side& side : sides_) pair->addWidget(side.whole, 1);
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(bar);
    column->addWidget(legend_);
    column->addLayout(pair, 1);
    set_body(body, tr("The tree of the semantic IDs is drawn here"));
    setFocusProxy(sides_[0].view);
    connect(attribute_, &QComboBox::currentIndexChanged, this,
            [this] { this->explorer().set_attribute(attribute_->currentData().toString()); });
    connect(&Theme::current(), &Theme::changed, this, [this] {
        show_titles();
        show_legend();
    });
    connect(&explorer, &CodeExplorer::attribute_changed, this, [this] {
        if (!isVisible()) return;
        fill_attributes();
        read_labels_again();
    });
}

PrefixTreePanel::Side PrefixTreePanel::make_side(const QString& name, size_t index) {
    Side side{new QWidget, new QLabel, new QLabel, new QLabel, new IcicleView};
    side.view->setObjectName(name);
    side.view->setAccessibleName(tr("Prefix tree"));
    side.path->setObjectName(name + "_path");
    side.path->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    side.path->setAccessibleName(tr("The way to what is shown"));
    side.path->setContentsMargins(12, 0, 12, 0);
    side.path->setMinimumWidth(1);
    side.title->setContentsMargins(12, 0, 12, 0);
    side.title->setMinimumWidth(1);
    side.reading->setObjectName(name + "_reading");
    side.reading->setProperty("caption", true);
    side.reading->setContentsMargins(12, 0, 12, 0);
    side.reading->setMinimumWidth(1);
    auto* column = new QVBoxLayout(side.whole);
    column->setContentsMargins(0, 0, 0, 8);
    column->setSpacing(4);
    column->addWidget(side.title);
    column->addWidget(side.path);
    column->addWidget(side.view, 1);
    column->addWidget(side.reading);
    connect(side.view, &IcicleView::path_changed, this, [this, index] { show_path(sides_[index]); });
    connect(side.view, &IcicleView::reading_changed, this,
            [this, index](const QString& words) { sides_[index].reading->setText(words); });
    connect(side.view, &IcicleView::picked, this, [this, index](const QString& id) {
        if (index < catalogues().size()) pick_code(*catalogues()[index]->run, id);
    });
    connect(side.path, &QLabel::linkActivated, this,
            [this, index](const QString& step) { sides_[index].view->go_to(step.toInt()); });
    return side;
}

void PrefixTreePanel::show_path(const Side& side) {
    QStringList steps = side.view->path();
    for (int step = 0; step + 1 < steps.size(); ++step)
        steps[step] =
            QStringLiteral("<a href=\"%1\">%2</a>").arg(QString::number(step), steps[step].toHtmlEscaped());
    side.path->setText(steps.join(QStringLiteral(" › ")));
}

void PrefixTreePanel::show_catalogues() {
    for (size_t i = 0; i < std::size(sides_); ++i) {
        const bool shown = i < catalogues().size();
        sides_[i].whole->setVisible(shown);
        sides_[i].title->setVisible(catalogues().size() > 1);
        sides_[i].view->set_content(shown ? code_tree(catalogues()[i]) : nullptr,
                                    i == 0 ? Token::run_a : Token::run_b);
    }
    show_titles();
    fill_attributes();
    read_labels_again();
}

void PrefixTreePanel::show_titles() {
    for (size_t i = 0; i < std::min(catalogues().size(), std::size(sides_)); ++i)
        sides_[i].title->setText(QStringLiteral("<span style=\"color: %1\">%2</span>")
                                     .arg(Theme::current().color(i == 0 ? Token::run_a : Token::run_b).name(),
                                          catalogues()[i]->run->title().toHtmlEscaped()));
}

void PrefixTreePanel::fill_attributes() {
    const data::DatasetPtr dataset = catalogues().empty() ? nullptr : catalogues().front()->dataset;
    const LabelChoices choices = dataset ? label_choices(*dataset) : LabelChoices();
    const QSignalBlocker quiet(attribute_);
    attribute_->clear();
    attribute_->addItem(tr("Colour: share"), QStringLiteral(""));
    for (const QString& name : choices.names) attribute_->addItem(tr("Colour: %1").arg(name), name);
    const QString wanted = explorer().attribute().isNull() ? choices.automatic : explorer().attribute();
    attribute_->setCurrentIndex(std::max(0, attribute_->findData(wanted)));
}

void PrefixTreePanel::read_labels_again() {
    const QString attribute = attribute_->currentData().toString();
    if (catalogues().empty() || attribute.isEmpty()) {
        labelling_.cancel();
        for (const Side& side : sides_) side.view->set_labels(nullptr);
        labels_ = nullptr;
        return show_legend();
    }
    labelling_.start(
        [shown = catalogues(), attribute](std::stop_token) {
            std::vector<IcicleLabelsPtr> labels;
            for (const CodeCataloguePtr& catalogue : shown) {
                // Another data set has other values: the legend would not hold for both.
                const bool same = catalogue->run->run.dataset == shown.front()->run->run.dataset;
                const CodeLabelsPtr of_items = same ? read_labels(*catalogue, attribute) : nullptr;
                labels.push_back(of_items ? labels_in_order(*catalogue, *of_items) : nullptr);
            }
            return labels;
        },
        [this](const std::vector<IcicleLabelsPtr>& labels) {
            for (size_t i = 0; i < labels.size(); ++i) sides_[i].view->set_labels(labels[i]);
            labels_ = labels.front();
            show_legend();
        },
        explain_failure());
}

void PrefixTreePanel::show_legend() {
    if (!labels_) return legend_->setText(tr("Stronger: a larger share of the items of the box above"));
    const qsizetype names = labels_->names.size();
    const bool others = names > Theme::kCategories;
    QStringList entries;
    const auto add = [&](int32_t label, QString name) {
        name = shortened(name, 28).toHtmlEscaped();
        name.replace(' ', QChar(QChar::Nbsp)).replace('-', QChar(0x2011));  // lines break between entries only
        entries << QStringLiteral("<span style=\"color: %1\">■</span>&nbsp;%2")
                       .arg(label_color(label, names).name(), name);
    };
    for (int32_t label = 0; label < std::min<qsizetype>(names, Theme::kCategories - (others ? 1 : 0)); ++label)
        add(label, labels_->names[label]);
    if (others) add(Theme::kCategories - 1, tr("other"));
    entries << tr("paler: mixed").replace(' ', QChar(QChar::Nbsp));
    legend_->setText(entries.join(QStringLiteral("&nbsp; ")));
}

void PrefixTreePanel::show_selection() {
    for (size_t i = 0; i < std::min(catalogues().size(), std::size(sides_)); ++i) {
        std::vector<IcicleNode> marked;
        for (const CodePick& mark : explorer().marks(*catalogues()[i])) {
            const std::vector<IcicleNode> nodes = nodes_of(*catalogues()[i], mark);
            marked.insert(marked.end(), nodes.begin(), nodes.end());
        }
        sides_[i].view->set_marks(std::move(marked));
    }
}

QJsonObject PrefixTreePanel::state() const {
    return explorer().attribute().isNull() ? QJsonObject() : QJsonObject{{"attribute", explorer().attribute()}};
}

void PrefixTreePanel::restore(const QJsonObject& state) {
    if (state["attribute"].isString()) explorer().set_attribute(state["attribute"].toString());
}

}  // namespace armillary::views
