// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/price_panel.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "core/base/error.h"
#include "views/shared/tables/table_look.h"
#include "views/shared/tables/table_panel.h"
#include "views/shared/words.h"
#include "views/train/trainer.h"

namespace armillary::views {

PricePanel::PricePanel(Workbench& bench)
    : CodebookPanel(bench),
      sentence_(new QLabel),
      pair_(new QLabel),
      train_(new QPushButton),
      metric_(new QComboBox),
      epochs_(new QSpinBox),
      table_(new TablePanel) {
    sentence_->setObjectName("codebook.price_sentence");
    sentence_->setWordWrap(true);
    pair_->setObjectName("codebook.price_pair");
    pair_->setWordWrap(true);
    pair_->setProperty("caption", true);
    train_->setObjectName("codebook.price_train");
    metric_->setObjectName("codebook.price_metric");
    metric_->setAccessibleName(tr("Metric to compare"));
    metric_->setToolTip(metric_->accessibleName());
    epochs_->setObjectName("codebook.price_epochs");
    epochs_->setAccessibleName(tr("Most epochs of each of the two trainings"));
    epochs_->setToolTip(epochs_->accessibleName());
    epochs_->setRange(0, 100'000);
    epochs_->setSpecialValueText(tr("as usual"));
    epochs_->setPrefix(tr("at most ", "epochs"));
    epochs_->setSuffix(tr(" epochs"));
    table_->setObjectName("codebook.price_table");
    table_->set_file_name(tr("price-of-codes"));
    table_->filter().hide();  // three rows need none
    auto* top = new QVBoxLayout;
    top->setContentsMargins(12, 12, 12, 8);
    top->setSpacing(8);
    top->addWidget(sentence_);
    top->addWidget(train_, 0, Qt::AlignLeft);
    top->addWidget(epochs_, 0, Qt::AlignLeft);
    top->addWidget(metric_, 0, Qt::AlignLeft);
    top->addWidget(pair_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(table_, 1);
    column->addStretch();  // while there is no table
    setFocusProxy(train_);
    connect(train_, &QPushButton::clicked, this, &PricePanel::train);
    connect(metric_, &QComboBox::activated, this, &PricePanel::refresh);
    connect(table_, &TablePanel::failed, this,
            [this](const std::exception_ptr& failure) { this->bench().tell(failure); });
    connect(&bench.jobs(), &JobList::finished, this, [this](int job) {
        if (std::erase(jobs_, job) > 0 && in_sight()) refresh();
    });
    connect(&bench, &Workbench::runs_changed, this, [this] {
        if (in_sight()) refresh();  // a pair may have been trained elsewhere
    });
    PricePanel::refresh();
}

bool PricePanel::settled() const {
    return !reading_.busy() && table_->settled();
}

bool PricePanel::training() const {
    return std::any_of(jobs_.begin(), jobs_.end(), [this](JobId job) { return bench().jobs().contains(job); });
}

void PricePanel::refresh() {
    const CodebookReadings runs = with_codes();
    // Codes made elsewhere need the data set whose items they are of.
    const bool placed = !runs.empty() && !runs.front()->run.dataset_fingerprint.empty();
    train_->setEnabled(placed && !training());
    train_->setToolTip(runs.empty() || placed
                           ? QString()
                           : tr("The run was imported without a data set, so there is nobody to "
                                "recommend to"));
    epochs_->setEnabled(train_->isEnabled());
    if (runs.empty()) {
        reading_.cancel();
        sentence_->setText(tr("What the codes are worth to a recommender is shown here"));
        train_->setText(tr("Train two recommenders"));
        return show_prices({});
    }
    sentence_->setText(
        tr("Does it matter? The same recommender is trained twice on the data of %1: with a vector for each item, "
           "and with the sum of vectors of its codes")
            .arg(text(runs.front()->run.id)));
    train_->setText(training() ? tr("The two for %1 are being trained…").arg(trained_for_)
                               : tr("Train two recommenders"));
    std::vector<std::string> tokenizers;
    for (const CodebookReadingPtr& run : runs) tokenizers.push_back(run->run.id);
    reading_.start(
        [workspace = bench().workspace(), models = bench().models(), tokenizers,
         metric = plain(metric_->currentText())](std::stop_token stop) {
            std::vector<PricedCodes> priced;
            for (const std::string& tokenizer : tokenizers)
                if (auto found = priced_codes(*workspace, tokenizer, models, metric, stop))
                    priced.push_back(*found);
            return priced;
        },
        [this](const std::vector<PricedCodes>& priced) { show_prices(priced); },
        [this](const std::exception_ptr& failure) {
            show_prices({});
            pair_->setText(trouble_of(failure).what);
            pair_->show();
        });
}

void PricePanel::show_prices(const std::vector<PricedCodes>& priced) {
    table_->setVisible(!priced.empty());
    pair_->setVisible(!priced.empty());
    metric_->setVisible(!priced.empty());
    if (priced.empty()) return table_->set_content(nullptr);
    show_metrics(priced.front());
    QStringList pairs;
    for (const PricedCodes& each : priced)
        pairs << tr("%1 on the test part: %2 with a vector for each item, %3 with vectors of the codes of %4")
                     .arg(text(each.price.metric), text(each.ids), text(each.codes), text(each.tokenizer));
    pair_->setText(pairs.join('\n'));
    table_->set_content(price_table(priced));
    stretch_column(table_->view(), priced.size() > 1 ? 1 : 0, 40);
}

void PricePanel::show_metrics(const PricedCodes& priced) {
    const QSignalBlocker quiet(metric_);
    metric_->clear();
    for (const std::string& metric : priced.metrics) metric_->addItem(text(metric));
    metric_->setCurrentText(text(priced.price.metric));
}

void PricePanel::train() {
    const CodebookReadings runs = with_codes();
    if (runs.empty() || training()) return;
    try {
        descriptor::ParameterSet settings;
        if (epochs_->value() > 0) settings.set("training.epochs", int64_t{epochs_->value()});
        const jobs::PriceExperiments pair = jobs::price_experiments(runs.front()->run, bench().models(), settings);
        trained_for_ = text(runs.front()->run.id);
        Trainer& trainer = Trainer::of(bench());
        jobs_ = {trainer.start(pair.ids), trainer.start(pair.codes)};
    } catch (const Error&) {
        bench().tell(std::current_exception());
    }
    refresh();
}

}  // namespace armillary::views
