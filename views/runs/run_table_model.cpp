// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/runs/run_table_model.h"

#include <QCoreApplication>
#include <QIcon>
#include <QSet>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "views/shared/icons.h"
#include "views/shared/words.h"

namespace armillary::views {

struct RunTableModel::Node {
    Node* parent = nullptr;
    int row = 0;
    QString key;
    QStringList runs;  ///< one, or all of a group
    bool group = false;
    Nodes children;  ///< of a group, and of the root

    void number_children() {
        for (size_t i = 0; i < children.size(); ++i) children[i]->row = static_cast<int>(i);
    }
    Node* child_of(const QString& wanted) const {
        for (const auto& child : children)
            if (child->key == wanted) return child.get();
        return nullptr;
    }
};

namespace {

QHash<QString, const RunRow*> lookup_of(const std::vector<RunRow>& rows) {
    QHash<QString, const RunRow*> lookup;
    lookup.reserve(static_cast<qsizetype>(rows.size()));
    for (const RunRow& row : rows) lookup.insert(row.id(), &row);
    return lookup;
}

QStringList tags_from(const QString& text) {
    QStringList tags;
    for (const QString& tag : text.split(',', Qt::SkipEmptyParts))
        if (!tag.trimmed().isEmpty()) tags.push_back(tag.trimmed());
    tags.removeDuplicates();
    tags.sort();
    return tags;
}

}  // namespace

RunTableModel::RunTableModel(QObject* parent)
    : QAbstractItemModel(parent), columns_(columns_of({})), root_(std::make_unique<Node>()) {}

RunTableModel::~RunTableModel() = default;

// What is shown.

std::vector<RunTableModel::Plan> RunTableModel::plan(const std::vector<RunRow>& rows) const {
    std::vector<Plan> plans;
    QHash<QString, size_t> groups;
    for (const RunRow& row : rows) {
        if (!filter_.matches(row)) continue;
        const bool alone = !grouped_ || row.experiment.isEmpty();
        const auto known = alone ? groups.end() : groups.find(row.experiment);
        if (known != groups.end()) {
            plans[*known].runs.push_back(row.id());
            continue;
        }
        if (!alone) groups.insert(row.experiment, plans.size());
        plans.push_back({row.id(), {row.id()}});
    }
    const Lookup lookup = lookup_of(rows);
    for (Plan& plan : plans) {
        if (plan.runs.size() < 2) continue;
        plan.key = "group " + lookup[plan.runs.front()]->experiment;
        for (const QString& run : plan.runs) plan.children.push_back({run, {run}});
        put_in_order(plan.children, lookup);
    }
    put_in_order(plans, lookup);
    return plans;
}

void RunTableModel::put_in_order(std::vector<Plan>& plans, const Lookup& rows) const {
    const int at = sort_column();
    if (at < 0) return;
    const RunTableColumn& column = columns_[static_cast<size_t>(at)];
    struct Key {
        double number;
        QString text;
    };
    std::vector<Key> keys;
    for (const Plan& plan : plans) {
        std::vector<const RunRow*> group;
        for (const QString& run : plan.runs) group.push_back(rows[run]);
        if (column.is_number())
            keys.push_back({cell_number(column, group), {}});
        else if (column.what == RunTableColumn::What::started)
            keys.push_back({0, text(group.front()->run.created)});
        else
            keys.push_back({0, group.size() > 1 ? cell_text(column, group) : cell_text(column, *group.front())});
    }
    const bool down = order_ == Qt::DescendingOrder;
    const auto before = [&](size_t a, size_t b) {
        if (!column.is_number())
            return down ? natural_less(keys[b].text, keys[a].text) : natural_less(keys[a].text, keys[b].text);
        const double x = keys[a].number, y = keys[b].number;
        if (std::isnan(x) || std::isnan(y)) return !std::isnan(x) && std::isnan(y);  // undefined last, either way
        return down ? x > y : x < y;
    };
    std::vector<size_t> order(plans.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::stable_sort(order.begin(), order.end(), before);
    std::vector<Plan> sorted;
    for (const size_t i : order) sorted.push_back(std::move(plans[i]));
    plans = std::move(sorted);
}

void RunTableModel::set_rows(std::vector<RunRow> rows) {
    std::vector<RunTableColumn> columns = columns_of(rows);
    const auto same_id = [](const RunTableColumn& a, const RunTableColumn& b) { return a.id == b.id; };
    const bool same = std::equal(columns.begin(), columns.end(), columns_.begin(), columns_.end(), same_id);
    if (same) {
        auto wanted = plan(rows);
        apply(std::move(wanted), std::move(rows));
        return;
    }
    beginResetModel();
    columns_ = std::move(columns);
    root_ = std::make_unique<Node>();
    all_ = std::move(rows);
    rows_ = lookup_of(all_);
    shown_ = 0;
    endResetModel();
    rebuild();
    Q_EMIT columns_changed();
}

void RunTableModel::rebuild() {
    apply(plan(all_), all_);
}

void RunTableModel::set_filter(const QString& filter) {
    filter_ = RunFilter(filter);
    rebuild();
}

void RunTableModel::set_grouped(bool grouped) {
    grouped_ = grouped;
    rebuild();
}

void RunTableModel::sort(int column, Qt::SortOrder order) {
    sort_by(column >= 0 && column < columnCount() ? columns_[static_cast<size_t>(column)].id : QString(), order);
}

void RunTableModel::sort_by(const QString& column_id, Qt::SortOrder order) {
    sort_id_ = column_id;
    order_ = order;
    rebuild();
}

int RunTableModel::sort_column() const {
    return column_of(sort_id_);
}

int RunTableModel::column_of(const QString& id) const {
    for (size_t i = 0; i < columns_.size(); ++i)
        if (columns_[i].id == id) return static_cast<int>(i);
    return -1;
}

// From what is shown to what shall be: rows go, rows come, the order changes, cells change; in this order, so that
// the view always sees a whole table.

void RunTableModel::apply(std::vector<Plan> wanted, std::vector<RunRow> rows) {
    remove_missing(*root_, wanted);
    for (const Plan& plan : wanted)
        if (Node* node = root_->child_of(plan.key); node && !plan.children.empty())
            remove_missing(*node, plan.children);
    all_ = std::move(rows);
    rows_ = lookup_of(all_);
    for (const Plan& plan : wanted)
        if (Node* node = root_->child_of(plan.key)) node->runs = plan.runs;
    for (const Plan& plan : wanted)
        if (Node* node = root_->child_of(plan.key); node && !plan.children.empty())
            insert_new(*node, plan.children);
    insert_new(*root_, wanted);
    reorder(wanted);
    shown_ = 0;
    for (const Plan& plan : wanted) shown_ += static_cast<int>(plan.runs.size());
    const auto changed = [&](const Node& parent) {
        if (!parent.children.empty())
            Q_EMIT dataChanged(index_of(*parent.children.front()),
                               index_of(*parent.children.back(), columnCount() - 1));
    };
    changed(*root_);
    for (const auto& node : root_->children) changed(*node);
}

void RunTableModel::remove_missing(Node& parent, const std::vector<Plan>& wanted) {
    QSet<QString> keys;
    for (const Plan& plan : wanted) keys.insert(plan.key);
    for (int last = static_cast<int>(parent.children.size()) - 1; last >= 0; --last) {
        if (keys.contains(parent.children[static_cast<size_t>(last)]->key)) continue;
        int first = last;
        while (first > 0 && !keys.contains(parent.children[static_cast<size_t>(first - 1)]->key)) --first;
        beginRemoveRows(index_of(parent), first, last);
        parent.children.erase(parent.children.begin() + first, parent.children.begin() + last + 1);
        parent.number_children();
        endRemoveRows();
        last = first;
    }
}

void RunTableModel::insert_new(Node& parent, const std::vector<Plan>& wanted) {
    QSet<QString> known;
    for (const auto& child : parent.children) known.insert(child->key);
    Nodes fresh;
    for (const Plan& plan : wanted) {
        if (known.contains(plan.key)) continue;
        auto node = std::make_unique<Node>(Node{&parent, 0, plan.key, plan.runs, !plan.children.empty(), {}});
        for (const Plan& child : plan.children)
            node->children.push_back(
                std::make_unique<Node>(Node{node.get(), 0, child.key, child.runs, false, {}}));
        node->number_children();
        fresh.push_back(std::move(node));
    }
    if (fresh.empty()) return;
    const auto first = static_cast<int>(parent.children.size());
    beginInsertRows(index_of(parent), first, first + static_cast<int>(fresh.size()) - 1);
    std::move(fresh.begin(), fresh.end(), std::back_inserter(parent.children));
    parent.number_children();
    endInsertRows();
}

void RunTableModel::reorder(const std::vector<Plan>& wanted) {
    const auto in_order = [](const Node& parent, const std::vector<Plan>& plans) {
        return std::equal(plans.begin(), plans.end(), parent.children.begin(), parent.children.end(),
                          [](const Plan& plan, const auto& node) { return plan.key == node->key; });
    };
    bool done = in_order(*root_, wanted);
    for (size_t i = 0; done && i < wanted.size(); ++i) done = in_order(*root_->children[i], wanted[i].children);
    if (done) return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    const auto put = [](Node& parent, const std::vector<Plan>& plans) {
        QHash<QString, qsizetype> place;
        for (size_t i = 0; i < plans.size(); ++i) place.insert(plans[i].key, static_cast<qsizetype>(i));
        std::sort(parent.children.begin(), parent.children.end(),
                  [&](const auto& a, const auto& b) { return place[a->key] < place[b->key]; });
        parent.number_children();
    };
    put(*root_, wanted);
    for (size_t i = 0; i < wanted.size(); ++i)
        if (!wanted[i].children.empty()) put(*root_->children[i], wanted[i].children);
    for (const QModelIndex& index : before) changePersistentIndex(index, index_of(node_at(index), index.column()));
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

// What the view asks for.

const RunTableModel::Node& RunTableModel::node_at(const QModelIndex& index) const {
    return index.isValid() ? *static_cast<const Node*>(index.constInternalPointer()) : *root_;
}

QModelIndex RunTableModel::index_of(const Node& node, int column) const {
    return &node == root_.get() ? QModelIndex() : createIndex(node.row, column, &node);
}

QModelIndex RunTableModel::index(int row, int column, const QModelIndex& parent) const {
    if (row < 0 || column < 0 || column >= columnCount(parent) || row >= rowCount(parent)) return {};
    return index_of(*node_at(parent).children[static_cast<size_t>(row)], column);
}

QModelIndex RunTableModel::parent(const QModelIndex& index) const {
    return index.isValid() ? index_of(*node_at(index).parent) : QModelIndex();
}

int RunTableModel::rowCount(const QModelIndex& parent) const {
    return parent.column() > 0 ? 0 : static_cast<int>(node_at(parent).children.size());
}

int RunTableModel::columnCount(const QModelIndex&) const {
    return static_cast<int>(columns_.size());
}

std::vector<const RunRow*> RunTableModel::rows_at(const Node& node) const {
    std::vector<const RunRow*> rows;
    for (const QString& run : node.runs) rows.push_back(rows_[run]);
    return rows;
}

QVariant RunTableModel::look(const Node& node, const RunTableColumn& column, int role) const {
    const RunRow& row = *rows_[node.runs.front()];
    const bool deleted = row.run.deleted;
    if (role == Qt::TextAlignmentRole)
        return QVariant((column.is_number() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::FontRole && column.is_number()) return Theme::current().number_font();
    if (column.what == RunTableColumn::What::status && !node.group) {
        const QString status = status_of(row.run);
        if (role == Qt::DecorationRole) return icon(status_icon(status), status_token(status));
        if (role == Qt::ForegroundRole) return Theme::current().color(status_token(status));
    }
    if (role == Qt::ForegroundRole &&
        (deleted || data(index_of(node, column_of(column.id)), Qt::DisplayRole) == kUndefined))
        return Theme::current().color(Token::muted);
    return {};
}

QVariant RunTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Node& node = node_at(index);
    const RunTableColumn& column = columns_[static_cast<size_t>(index.column())];
    if (role == kIdRole) return node.group ? QString() : node.key;
    if (role == Qt::DisplayRole || role == Qt::EditRole || role == Qt::ToolTipRole || role == kNumberRole) {
        const auto rows = rows_at(node);
        const bool group = node.group;
        if (role == kNumberRole) return cell_number(column, rows);
        const QString text = group ? cell_text(column, rows) : cell_text(column, *rows.front());
        if (role != Qt::ToolTipRole) return text;
        if (column.what == RunTableColumn::What::status && !rows.front()->run.error.empty() && !group)
            return views::text(rows.front()->run.error);
        return column.is_number() && text == kUndefined
                   ? QCoreApplication::translate("Runs", "This run has no such figure")
                   : text;
    }
    return look(node, column, role);
}

bool RunTableModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable)) return false;
    const QString run = node_at(index).key;
    const auto row = std::find_if(all_.begin(), all_.end(), [&](const RunRow& each) { return each.id() == run; });
    if (columns_[static_cast<size_t>(index.column())].what == RunTableColumn::What::name) {
        const QString before = text(row->run.name), name = value.toString().trimmed();
        if (name == before) return false;
        row->run.name = plain(name);
        Q_EMIT name_edited(run, before, name);
    } else {
        QStringList before;
        for (const std::string& tag : row->run.tags) before.push_back(text(tag));
        const QStringList tags = tags_from(value.toString());
        if (tags == before) return false;
        row->run.tags.clear();
        for (const QString& tag : tags) row->run.tags.push_back(plain(tag));
        Q_EMIT tags_edited(run, before, tags);
    }
    Q_EMIT dataChanged(index, index);
    return true;
}

Qt::ItemFlags RunTableModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    const Node& node = node_at(index);
    if (!node.group) flags |= index.parent().isValid() ? Qt::ItemNeverHasChildren : Qt::NoItemFlags;
    if (!node.group && columns_[static_cast<size_t>(index.column())].is_editable() &&
        !rows_[node.key]->run.deleted)
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant RunTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    const RunTableColumn& column = columns_[static_cast<size_t>(section)];
    if (role == Qt::DisplayRole) return column.title;
    if (role == Qt::ToolTipRole) return column.help.isEmpty() ? column.title : column.help;
    if (role == Qt::TextAlignmentRole)
        return QVariant((column.is_number() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

// Finding rows.

const RunRow* RunTableModel::row_of(const QString& run) const {
    return rows_.value(run, nullptr);
}

QStringList RunTableModel::runs_at(const QModelIndex& index) const {
    return index.isValid() ? node_at(index).runs : QStringList();
}

bool RunTableModel::is_group(const QModelIndex& index) const {
    return index.isValid() && node_at(index).group;
}

QModelIndex RunTableModel::find(const QString& run, int column) const {
    for (const auto& node : root_->children) {
        if (!node->group && node->key == run) return index_of(*node, column);
        if (const Node* child = node->child_of(run)) return index_of(*child, column);
    }
    return {};
}

QString RunTableModel::key_at(const QModelIndex& index) const {
    return index.isValid() ? node_at(index).key : QString();
}

QModelIndex RunTableModel::find_key(const QString& key) const {
    const Node* node = root_->child_of(key);
    return node ? index_of(*node) : find(key);
}

}  // namespace armillary::views
