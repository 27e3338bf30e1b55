// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/form_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "core/base/error.h"
#include "core/base/files.h"
#include "views/shared/icons.h"
#include "views/shared/note_label.h"
#include "views/shared/words.h"
#include "views/train/dataset_combo.h"
#include "views/train/model_combo.h"
#include "views/train/parameter_field.h"
#include "views/train/parameter_list.h"
#include "views/train/prediction_panel.h"
#include "views/train/wrong_mark.h"

namespace armillary::views {

namespace {

constexpr const char* kSplit = "split.method";
constexpr const char* kSeed = "training.seed";
constexpr const char* kTokenizer = "tokenizer.run";

bool reads_codes(const descriptor::ModelDescriptor* model) {
    if (!model) return false;
    for (const auto& port : model->inputs)
        if (port.name == "codes") return true;
    return false;
}

/// A caption above an editor, with notes below it.
QWidget* labelled(const QString& caption, QWidget* editor, std::initializer_list<QWidget*> notes = {}) {
    auto* block = new QWidget;
    auto* column = new QVBoxLayout(block);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* label = new QLabel(caption);
    label->setProperty("caption", true);
    label->setBuddy(editor);
    editor->setAccessibleName(caption);
    column->addWidget(label);
    column->addWidget(editor);
    for (QWidget* note : notes) column->addWidget(note);
    return block;
}

}  // namespace

FormPanel::FormPanel(Workbench& bench, QWidget* parent)
    : QWidget(parent),
      bench_(bench),
      form_(bench.models()),
      dataset_(new QComboBox),
      tokenizer_(new QComboBox),
      model_(new ModelCombo),
      split_place_(new QVBoxLayout),
      name_(new QLineEdit),
      seeds_(new QLineEdit),
      dataset_note_(new NoteLabel(Token::muted)),
      summary_(new NoteLabel(Token::muted)),
      missing_(new NoteLabel(Token::bad)),
      seeds_error_(new NoteLabel(Token::bad)),
      start_error_(new NoteLabel(Token::bad, TypeSize::body)),
      set_back_note_(new NoteLabel(Token::muted)),
      parameters_(new ParameterList(form_)),
      prediction_(new PredictionPanel(bench)),
      start_(new QPushButton(tr("Start training"))),
      undo_set_back_(new QPushButton(tr("Undo"))) {
    auto* scrolled = new QScrollArea;
    scrolled->setWidgetResizable(true);
    scrolled->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scrolled->setWidget(make_top());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(scrolled, 1);
    auto* hairline = new QFrame;
    hairline->setObjectName("hairline");
    column->addWidget(hairline);
    column->addWidget(make_bottom());

    connect(dataset_, &QComboBox::currentIndexChanged, this, &FormPanel::dataset_chosen);
    connect(dataset_, &QComboBox::activated, this, [this] { own_dataset_ = true; });
    connect(model_, &QComboBox::currentIndexChanged, this, &FormPanel::model_chosen);
    connect(undo_set_back_, &QPushButton::clicked, this, &FormPanel::undo_set_back);
    connect(tokenizer_, &QComboBox::currentIndexChanged, this, &FormPanel::tokenizer_chosen);
    connect(name_, &QLineEdit::textEdited, this,
            [this](const QString& name) { form_.name = plain(name.trimmed()); });
    connect(seeds_, &QLineEdit::textEdited, this, [this](const QString& seeds) {
        form_.set_seeds(plain(seeds));
        show_values();
    });
    connect(parameters_, &ParameterList::edited, this, &FormPanel::show_values);
    connect(start_, &QPushButton::clicked, this, &FormPanel::start);
    connect(&bench_, &Workbench::workspace_changed, this, [this] {
        facts_of_.clear();
        own_dataset_ = false;
    });
}

QWidget* FormPanel::make_top() {
    dataset_->setObjectName("formDataset");
    model_->setObjectName("formModel");
    tokenizer_->setObjectName("formTokenizer");
    name_->setObjectName("formName");
    name_->setPlaceholderText(tr("none"));
    seeds_->setObjectName("formSeeds");
    seeds_->setToolTip(tr("One seed, or several with commas: a run for each"));
    missing_->setObjectName("formMissing");
    seeds_error_->setObjectName("formSeedsError");
    tokenizer_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    tokenizer_row_ = labelled(tr("Codes of the tokenizer run"), tokenizer_);
    tokenizer_row_->hide();
    set_back_note_->setObjectName("formSetBack");
    undo_set_back_->setObjectName("undoSetBack");
    undo_set_back_->setProperty("link", true);
    set_back_row_ = new QWidget;
    auto* set_back = new QHBoxLayout(set_back_row_);
    set_back->setContentsMargins(0, 0, 0, 0);
    set_back->setSpacing(8);
    set_back->addWidget(set_back_note_, 1);
    set_back->addWidget(undo_set_back_, 0, Qt::AlignTop);
    set_back_row_->hide();
    auto* start_here = new QPushButton(tr("New to this? Start here"));
    start_here->setObjectName("toStartHere");
    start_here->setProperty("link", true);
    connect(start_here, &QPushButton::clicked, this, &FormPanel::start_here_requested);

    auto* top = new QWidget;
    auto* column = new QVBoxLayout(top);
    column->setContentsMargins(16, 12, 16, 16);
    column->setSpacing(12);
    column->addWidget(start_here, 0, Qt::AlignLeft);
    column->addWidget(labelled(tr("Data set"), dataset_, {dataset_note_}));
    column->addWidget(labelled(tr("Model"), model_, {missing_, summary_, set_back_row_}));
    column->addWidget(tokenizer_row_);
    split_place_->setContentsMargins(0, 0, 0, 0);
    column->addLayout(split_place_);
    auto* pair = new QHBoxLayout;
    pair->setSpacing(8);
    pair->addWidget(labelled(tr("Name of the run"), name_), 1, Qt::AlignTop);
    pair->addWidget(labelled(tr("Seeds"), seeds_, {seeds_error_}), 1, Qt::AlignTop);
    column->addLayout(pair);
    column->addSpacing(4);
    column->addWidget(parameters_);
    column->addStretch();
    return top;
}

QWidget* FormPanel::make_bottom() {
    start_->setObjectName("startTraining");
    start_->setProperty("primary", true);
    start_error_->setObjectName("formError");
    auto* more = new QToolButton;
    more->setObjectName("experimentMenu");
    more->setIcon(icon("more"));
    more->setToolTip(tr("Copy, open and save this experiment"));
    more->setAccessibleName(more->toolTip());
    more->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(more);
    menu->addAction(icon("copy"), tr("Copy as experiment"), this, &FormPanel::copy_experiment);
    menu->addAction(icon("folder"), tr("Open experiment…"), this, [this] { open_experiment(); });
    menu->addAction(icon("file"), tr("Save experiment…"), this, [this] { save_experiment(); });
    more->setMenu(menu);

    auto* bottom = new QWidget;
    auto* column = new QVBoxLayout(bottom);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    column->addWidget(prediction_);
    column->addWidget(start_error_);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(start_, 1);
    buttons->addWidget(more);
    column->addLayout(buttons);
    return bottom;
}

void FormPanel::refresh() {
    if (!bench_.lists_loaded()) return;
    {
        const QSignalBlocker quiet(dataset_);
        fill_datasets(*dataset_, bench_.datasets());
        const bool follows = !own_dataset_ && dataset_->findData(bench_.chosen_dataset()) >= 0;
        // The form's own may be of an earlier session, before the lists were there.
        show_dataset(follows ? bench_.chosen_dataset() : text(form_.dataset));
    }
    codes_ = code_sources(bench_.runs(), form_.dataset);
    if (dataset_->currentText() != facts_of_) return dataset_chosen();
    list_models();
    list_tokenizers();
}

void FormPanel::choose_dataset(const QString& name) {
    own_dataset_ = true;
    show_dataset(name);
}

void FormPanel::show_dataset(const QString& name) {
    if (const int index = dataset_->findData(name); index >= 0) dataset_->setCurrentIndex(index);
}

void FormPanel::dataset_chosen() {
    const QString name = dataset_->currentData().toString();
    form_.dataset = plain(name);
    start_error_->say({});
    codes_ = code_sources(bench_.runs(), form_.dataset);
    facts_ = {};
    facts_of_ = dataset_->currentText();
    dataset_note_->say({});
    list_models();
    list_tokenizers();
    show_values();
    if (name.isEmpty()) return;
    reading_.start([read = bench_.dataset_reader(form_.dataset)](std::stop_token) { return facts_of(*read()); },
                   [this](const DatasetFacts& facts) {
                       facts_ = facts;
                       dataset_note_->say(tr("%1 users, %2 items, %3 interactions")
                                              .arg(count(facts.users), count(facts.items), count(facts.rows)));
                       list_models();
                       show_values();
                   },
                   [this](const std::exception_ptr& failure) { bench_.tell(failure); });
}

void FormPanel::list_models() {
    model_->show_models(bench_.models(), facts_, !codes_.empty());
    if (form_.model()) {
        model_->choose(form_.model()->id);
        missing_->say(missing_for(*form_.model(), facts_, !codes_.empty()));
    }
}

void FormPanel::list_tokenizers() {
    const QSignalBlocker quiet(tokenizer_);
    tokenizer_->clear();
    for (const CodeSource& source : codes_) tokenizer_->addItem(source.label, source.run);
    tokenizer_row_->setVisible(reads_codes(form_.model()) && !codes_.empty());
    if (!reads_codes(form_.model()) || codes_.empty()) return;
    const int chosen = tokenizer_->findData(text(form_.text(kTokenizer)));
    tokenizer_->setCurrentIndex(std::max(0, chosen));
    form_.set_text(kTokenizer, plain(tokenizer_->currentData().toString()));
}

void FormPanel::model_chosen() {
    const std::string id = model_->model();
    if (id.empty() || (form_.model() && form_.model()->id == id)) return;
    const QString before = form_.model() ? text(form_.model()->name) : QString();
    TrainingForm::Texts gone = form_.set_model(id);
    show_form();
    if (!gone.empty()) tell_set_back(before, std::move(gone));
}

void FormPanel::tell_set_back(const QString& model, TrainingForm::Texts values) {
    set_back_ = std::move(values);
    set_back_note_->say(set_back_.size() == 1
                            ? tr("A changed value of %1 was set back").arg(model)
                            : tr("%1 changed values of %2 were set back").arg(set_back_.size()).arg(model));
    set_back_row_->setVisible(!set_back_.empty());
    undo_set_back_->setVisible(std::any_of(set_back_.begin(), set_back_.end(), [this](const auto& entry) {
        return form_.parameter(entry.first) != nullptr;
    }));
}

void FormPanel::undo_set_back() {
    for (const auto& [name, typed] : set_back_)
        if (form_.parameter(name) && form_.text(name).empty()) form_.set_text(name, typed);
    tell_set_back({}, {});
    show_values();
}

void FormPanel::tokenizer_chosen() {
    form_.set_text(kTokenizer, plain(tokenizer_->currentData().toString()));
    show_values();
}

void FormPanel::show_form() {
    list_models();
    list_tokenizers();
    summary_->say(form_.model() ? descriptor_text(form_.model()->summary) : QString());
    name_->setText(text(form_.name));
    seeds_->setText(text(form_.seeds_text()));
    const auto* seed = form_.parameter(kSeed);
    seeds_->setPlaceholderText(seed ? text(descriptor::to_string(seed->default_value)) : QString());
    delete std::exchange(split_, nullptr);
    if (const auto* split = form_.parameter(kSplit)) {
        split_ = new ParameterField(*split, section_title("split"));
        split_place_->addWidget(split_);
        split_->show();
        connect(split_, &ParameterField::edited, this, [this](const QString&, const QString& typed) {
            form_.set_text(kSplit, plain(typed));
            show_values();
        });
        connect(split_, &ParameterField::reset_requested, this, [this] {
            form_.reset(kSplit);
            show_values();
        });
    }
    parameters_->rebuild({kSplit, kSeed, kTokenizer});
    show_dataset(text(form_.dataset));
    show_values();
}

void FormPanel::show_values() {
    if (split_) split_->show_value(form_.text(kSplit), form_.changed(kSplit));
    const QString wrong = form_.seeds_error();
    seeds_error_->say(wrong);
    mark_wrong(*seeds_, !wrong.isEmpty());
    start_error_->say({});
    start_->setEnabled(form_.model() && !form_.dataset.empty());
    parameters_->refresh();
    predict();
}

void FormPanel::predict() {
    const bool possible = form_.model() && facts_.known && missing_->text().isEmpty();
    if (!possible) return prediction_->predict(std::nullopt, 1);
    try {
        const auto experiments = form_.experiments();
        prediction_->predict(experiments.front(), static_cast<int>(experiments.size()));
    } catch (const Error&) {
        prediction_->predict(std::nullopt, 1);  // the error stands at its field
    }
}

void FormPanel::start() {
    if (!missing_->text().isEmpty()) return start_error_->say(missing_->text());
    if (!prediction_->refusal().isEmpty())
        return start_error_->say(tr("This cannot start here; nothing of the form is lost"));
    try {
        Q_EMIT start_requested(form_.experiments());
    } catch (const Error& error) {
        start_error_->say(tr("Correct what is marked above, then start: %1").arg(text(error.what())));
        error.where() == kSeed ? seeds_->setFocus() : parameters_->show_parameter(error.where());
    }
}

QString FormPanel::experiment_text() const {
    return text(descriptor::to_toml(form_.experiments().front()));
}

void FormPanel::copy_experiment() {
    try {
        QApplication::clipboard()->setText(experiment_text());
        bench_.tell({Message::Kind::good, tr("The experiment is on the clipboard, as TOML")});
    } catch (...) {
        bench_.tell(std::current_exception());
    }
}

void FormPanel::open_experiment(QString file) {
    if (file.isEmpty())
        file = QFileDialog::getOpenFileName(this, tr("Open experiment"), {},
                                            tr("Experiments (*.toml);;All files (*)"));
    if (file.isEmpty()) return;
    files_.start([path = plain(file)](std::stop_token) { return read_file(path); },
                 [this, file](const std::string& toml) { take_toml(text(toml), QFileInfo(file).fileName()); },
                 [this](const std::exception_ptr& failure) { bench_.tell(failure); });
}

void FormPanel::save_experiment(QString file) {
    QString toml;
    try {
        toml = experiment_text();
    } catch (...) {
        return bench_.tell(std::current_exception());
    }
    if (file.isEmpty())
        file = QFileDialog::getSaveFileName(this, tr("Save experiment"), QStringLiteral("experiment.toml"),
                                            tr("Experiments (*.toml)"));
    if (file.isEmpty()) return;
    files_.start(
        [path = plain(file), content = plain(toml)](std::stop_token) {
            write_file_atomically(path, content);
            return true;
        },
        [this, file](bool) {
            bench_.tell(
                {Message::Kind::good, tr("Saved the experiment as %1").arg(QFileInfo(file).fileName()), file});
        },
        [this](const std::exception_ptr& failure) { bench_.tell(failure); });
}

void FormPanel::take_toml(const QString& toml, const QString& file) {
    if (!bench_.lists_loaded()) {  // at the start of the program: which data sets there are is not known yet
        connect(
            &bench_, &Workbench::datasets_changed, this, [this, toml, file] { take_toml(toml, file); },
            Qt::SingleShotConnection);
        return;
    }
    try {
        TrainingForm filled = form_;
        filled.take(descriptor::parse_experiment(plain(toml), plain(file)));
        if (filled.dataset.empty()) filled.dataset = form_.dataset;
        const bool there =
            std::ranges::any_of(bench_.datasets(), [&](const auto& each) { return each.name == filled.dataset; });
        if (!there)
            bench_.tell(
                {Message::Kind::warning,
                 tr("The experiment names the data set “%1”, which is not in this workspace. Import it, or choose "
                    "another in the form.")
                     .arg(text(filled.dataset)),
                 file});
        if (!there) filled.dataset = form_.dataset;
        own_dataset_ = true;
        form_ = std::move(filled);
        tell_set_back({}, {});
        show_form();
    } catch (...) {
        bench_.tell(std::current_exception());
    }
}

QJsonObject FormPanel::state() const {
    QJsonObject changed;
    for (const auto& [name, typed] : form_.texts()) changed[text(name)] = text(typed);
    return {{"dataset", text(form_.dataset)},
            {"own_dataset", own_dataset_},
            {"model", form_.model() ? text(form_.model()->id) : QString()},
            {"name", text(form_.name)},
            {"seeds", text(form_.seeds_text())},
            {"parameters", changed}};
}

void FormPanel::restore(const QJsonObject& state) {
    form_.set_model(plain(state["model"].toString()));
    if (const QString dataset = state["dataset"].toString(); !dataset.isEmpty()) form_.dataset = plain(dataset);
    own_dataset_ = state["own_dataset"].toBool();
    form_.name = plain(state["name"].toString());
    form_.set_seeds(plain(state["seeds"].toString()));
    const QJsonObject changed = state["parameters"].toObject();
    for (auto entry = changed.begin(); entry != changed.end(); ++entry)
        if (form_.parameter(plain(entry.key())))
            form_.set_text(plain(entry.key()), plain(entry.value().toString()));
    show_form();
}

bool FormPanel::settled() const {
    return !reading_.busy() && !files_.busy() && prediction_->settled();
}

}  // namespace armillary::views
