// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/codebook/bucket_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "views/shared/tables/table_look.h"
#include "views/shared/tables/table_panel.h"
#include "views/shared/words.h"

namespace armillary::views {

BucketPanel::BucketPanel(Workbench& bench, CodeExplorer& explorer)
    : ExplorerPanel(bench, explorer),
      run_(new QComboBox),
      depth_(new QComboBox),
      summary_(new QLabel),
      buckets_(new TablePanel) {
    run_->setObjectName("codebook.bucket_run");
    run_->setAccessibleName(tr("Run whose buckets are listed"));
    depth_->setObjectName("codebook.bucket_depth");
    depth_->setAccessibleName(tr("How many codes are looked at"));
    summary_->setObjectName("codebook.bucket_summary");
    summary_->setProperty("caption", true);
    summary_->setWordWrap(true);
    buckets_->setObjectName("codebook.buckets");
    buckets_->set_file_name(tr("collision-buckets"));
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(12, 8, 12, 0);
    bar->setSpacing(8);
    bar->addWidget(depth_);
    bar->addWidget(run_);
    bar->addWidget(summary_, 1);
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(bar);
    column->addWidget(buckets_, 1);
    set_body(body, tr("Items that share their codes are listed here"));
    setFocusProxy(depth_);
    connect(depth_, &QComboBox::currentIndexChanged, this, &BucketPanel::find);
    connect(run_, &QComboBox::currentIndexChanged, this, &BucketPanel::find);
    connect(buckets_, &TablePanel::failed, this,
            [this](const std::exception_ptr& failure) { this->bench().tell(failure); });
}

bool BucketPanel::settled() const {
    return ExplorerPanel::settled() && !finding_.busy() && buckets_->settled();
}

void BucketPanel::show_catalogues() {
    const QSignalBlocker quiet_run(run_), quiet_depth(depth_);
    const QString chosen = run_->currentData().toString();
    run_->clear();
    int64_t levels = 0;
    for (const CodeCataloguePtr& catalogue : catalogues()) {
        run_->addItem(catalogue->run->title(), text(catalogue->run->run.id));
        levels = std::max(levels, catalogue->levels());
    }
    run_->setCurrentIndex(std::max(0, run_->findData(chosen)));
    run_->setVisible(catalogues().size() > 1);
    if (depth_->count() != levels) {
        depth_->clear();
        for (int64_t depth = levels; depth > 0; --depth)
            depth_->addItem(depth == levels ? tr("Whole codes") : tr("First codes: %1").arg(depth),
                            static_cast<int>(depth));
    }
    find();
}

void BucketPanel::find() {
    if (catalogues().empty()) {
        finding_.cancel();
        return buckets_->set_content(nullptr);
    }
    finding_.start(
        [shown = catalogues(), depth = int64_t{depth_->currentData().toInt()}](std::stop_token) {
            std::vector<CodeBucketsPtr> found;
            for (const CodeCataloguePtr& catalogue : shown)
                found.push_back(find_buckets(catalogue, std::min(depth, catalogue->levels())));
            return found;
        },
        [this](const std::vector<CodeBucketsPtr>& found) { show_buckets(found); }, explain_failure());
}

void BucketPanel::show_buckets(const std::vector<CodeBucketsPtr>& found) {
    QStringList summaries;
    for (const CodeBucketsPtr& buckets : found) {
        const QString words = bucket_summary(*buckets);
        summaries << (found.size() > 1 ? tr("%1: %2").arg(text(buckets->catalogue->run->run.id), words) : words);
    }
    summary_->setText(summaries.join('\n'));
    const auto shown = static_cast<size_t>(std::max(0, run_->currentIndex()));
    buckets_->set_content(bucket_table(found[shown]));
    stretch_column(buckets_->view(), buckets_->model().columnCount() - 1, 56);
    buckets_->link(&bench().selection(), "code", found[shown]->catalogue->run->code_space());
}

}  // namespace armillary::views
