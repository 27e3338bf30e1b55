// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/runs/run_edits.h"

#include <QUndoCommand>

#include "views/runs/run_rows.h"
#include "views/shared/words.h"
#include "views/shared/workbench.h"

namespace armillary::views {

namespace {

/// One text of a run: its name, tags or notes.
class Annotate : public QUndoCommand {
 public:
    using Store = std::function<void(store::RunStore&, const QString& value)>;
    Annotate(RunEdits& edits, const QString& title, const QString& before, const QString& after, Store store)
        : QUndoCommand(title),
          edits_(edits),
          workspace_(edits.bench().workspace()),
          before_(before),
          after_(after),
          store_(std::move(store)) {}
    void undo() override { write(before_); }
    void redo() override { write(after_); }

 private:
    void write(const QString& value) {
        edits_.write({[workspace = workspace_, store = store_, value]() -> RunEdits::Failures {
            store(workspace->runs(), value);
            return {};
        }});
    }

    RunEdits& edits_;
    std::shared_ptr<store::Workspace> workspace_;
    QString before_, after_;
    Store store_;
};

/// Marks runs as deleted, or takes that back.
class SetDeleted : public QUndoCommand {
 public:
    SetDeleted(RunEdits& edits, const QStringList& runs, bool deleted)
        : edits_(edits), workspace_(edits.bench().workspace()), runs_(runs), deleted_(deleted) {
        const auto n = static_cast<int>(runs.size());
        setText((deleted ? RunEdits::tr("delete %1") : RunEdits::tr("restore %1")).arg(run_count(n)));
    }
    void undo() override { write(!deleted_); }
    void redo() override { write(deleted_); }

 private:
    void write(bool deleted) {
        *stands_ = deleted;
        edits_.write(
            {[workspace = workspace_, runs = runs_, deleted] {
                 RunEdits::Failures failures;
                 for (const QString& run : runs) try {
                         workspace->runs().set_deleted(plain(run), deleted);
                     } catch (...) {
                         failures.push_back(std::current_exception());
                     }
                 return failures;
             },
             [edits = &edits_, runs = runs_, deleted, stands = stands_](const RunEdits::Failures& failures) {
                 const auto n = static_cast<int>(runs.size() - static_cast<qsizetype>(failures.size()));
                 if (n == 0) return;
                 tell(*edits, runs, deleted, n, stands);
                 if (!deleted) Q_EMIT edits->restored(runs);
             }});
    }

    static void tell(RunEdits& edits, const QStringList& runs, bool deleted, int n,
                     const std::shared_ptr<bool>& stands) {
        Message message{Message::Kind::info,
                        (deleted ? RunEdits::tr("%1 deleted") : RunEdits::tr("%1 restored")).arg(run_count(n))};
        message.topic = QStringLiteral("runs.deleted");  // what was said of the last deletion holds no longer
        if (deleted) {
            message.action = RunEdits::tr("Undo");
            // What was done since then stays: only as the newest change is this undone, else it is a change of its
            // own.
            message.act = [&edits, runs, stands, at = edits.bench().undo().index()] {
                if (!*stands) return;  // taken back already: nothing else may be undone in its place
                QUndoStack& stack = edits.bench().undo();
                if (stack.index() == at && stack.canUndo())
                    stack.undo();
                else
                    edits.restore(runs);
            };
        }
        edits.bench().tell(std::move(message));
    }

    RunEdits& edits_;
    std::shared_ptr<store::Workspace> workspace_;
    QStringList runs_;
    bool deleted_;
    std::shared_ptr<bool> stands_ = std::make_shared<bool>(false);  ///< whether the deletion stands
};

}  // namespace

RunEdits::RunEdits(Workbench& bench)
    : QObject(&bench), bench_(bench), background_(std::make_unique<Background>()) {}

RunEdits& RunEdits::of(Workbench& bench) {
    auto* known = bench.findChild<RunEdits*>(QString(), Qt::FindDirectChildrenOnly);
    return known ? *known : *new RunEdits(bench);
}

RunEdits::~RunEdits() {
    background_.reset();  // waits for the one under way
    for (const Write& write : waiting_) try {
            write.work();
        } catch (...) {  // there is nobody left to tell
        }
}

void RunEdits::rename(const QString& run, const QString& before, const QString& name) {
    bench_.undo().push(new Annotate(*this, tr("rename %1").arg(run), before, name,
                                    [run = plain(run)](store::RunStore& runs, const QString& value) {
                                        runs.annotate(run, plain(value), {}, {});
                                    }));
}

void RunEdits::set_tags(const QString& run, const QStringList& before, const QStringList& tags) {
    bench_.undo().push(new Annotate(*this, tr("change the tags of %1").arg(run), before.join(','), tags.join(','),
                                    [run = plain(run)](store::RunStore& runs, const QString& value) {
                                        std::vector<std::string> words;
                                        for (const QString& word : value.split(',', Qt::SkipEmptyParts))
                                            words.push_back(plain(word));
                                        runs.annotate(run, {}, {}, words);
                                    }));
}

void RunEdits::set_notes(const QString& run, const QString& before, const QString& notes) {
    bench_.undo().push(new Annotate(*this, tr("change the notes of %1").arg(run), before, notes,
                                    [run = plain(run)](store::RunStore& runs, const QString& value) {
                                        runs.annotate(run, {}, plain(value), {});
                                    }));
}

void RunEdits::remove(const QStringList& runs) {
    QStringList idle, running;
    for (const QString& run : runs) {
        const store::RunSummary* known = bench_.find_run(run);
        (known && known->status == "running" ? running : idle).push_back(run);
    }
    if (!running.isEmpty())
        bench_.tell(Message{Message::Kind::warning,
                            tr("%1 is still running and was not deleted: cancel it in the jobs panel first")
                                .arg(running.join(QStringLiteral(", ")))});
    if (!idle.isEmpty()) bench_.undo().push(new SetDeleted(*this, idle, true));
}

void RunEdits::restore(const QStringList& runs) {
    if (!runs.isEmpty()) bench_.undo().push(new SetDeleted(*this, runs, false));
}

void RunEdits::write(Write write) {
    waiting_.push_back(std::move(write));
    if (!busy_) next();
}

void RunEdits::next() {
    if (waiting_.empty()) {
        busy_ = false;
        bench_.refresh_lists();
        Q_EMIT written();
        return;
    }
    busy_ = true;
    const Write write = std::move(waiting_.front());
    waiting_.pop_front();
    background_->start([work = write.work](std::stop_token) { return work(); },
                       [this, done = write.done](const Failures& failures) {
                           for (const std::exception_ptr& failure : failures) bench_.tell(failure);
                           if (done) done(failures);
                           next();
                       },
                       [this](const std::exception_ptr& failure) {
                           bench_.tell(failure);
                           next();
                       });
}

}  // namespace armillary::views
