// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/codebook/code_catalogue.h"
#include "views/codebook/codebook_panel.h"
#include "views/shared/background.h"

class QStackedWidget;

namespace armillary::views {

class EmptyState;

/// What the panels share that look into a code table: its catalogues, the attribute that items are told apart by,
/// and what is picked of each run.
class CodeExplorer : public QObject {
    Q_OBJECT
 public:
    explicit CodeExplorer(Workbench& bench, QObject* parent = nullptr);

    /// The attribute that colours and purity are of; empty: none. Unset (null) it is the one found by itself.
    QString attribute() const { return attribute_; }
    void set_attribute(const QString& attribute);

    /// What makes or finds the run's catalogue; to be asked for here and called in the background.
    std::function<CodeCataloguePtr()> catalogue_reader(const CodebookReadingPtr& run) const;
    /// Codes and prefixes that are picked of the run at the epoch shown.
    std::vector<CodePick> picks(const CodebookReading& run) const;
    /// What is to be marked: the codes of the items that are picked where these were picked last, else the picks.
    std::vector<CodePick> marks(const CodeCatalogue& catalogue) const;

 Q_SIGNALS:
    void attribute_changed();

 private:
    Workbench& bench_;
    QString attribute_;
    std::shared_ptr<CatalogueShelf> shelf_ = std::make_shared<CatalogueShelf>();
};

/// A panel that shows the catalogues of the readings: one, or two side by side.
class ExplorerPanel : public CodebookPanel {
    Q_OBJECT
 public:
    ExplorerPanel(Workbench& bench, CodeExplorer& explorer);
    bool settled() const override { return !reading_.busy(); }

 protected:
    /// Of a constructor: what the panel shows, and the sentence where there are no codes to show.
    void set_body(QWidget* body, const QString& sentence);
    void refresh() override;
    /// Other catalogues are there.
    virtual void show_catalogues() = 0;

    CodeExplorer& explorer() const { return explorer_; }
    const CodeCatalogues& catalogues() const { return catalogues_; }
    /// Says in place of the body why there is nothing.
    void explain(const QString& icon, const QString& sentence);
    void show_body();
    std::function<void(std::exception_ptr)> explain_failure();

 private:
    CodeExplorer& explorer_;
    CodeCatalogues catalogues_;
    QStackedWidget* stack_;
    EmptyState* empty_;
    QString sentence_;
    Background reading_;
};

}  // namespace armillary::views
