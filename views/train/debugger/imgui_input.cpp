// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/debugger/imgui_input.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>
#include <algorithm>
#include <array>
#include <cfloat>
#include <iterator>
#include <utility>

namespace armillary::views {

namespace {

// Key codes of Qt are larger than the library's table: each key is numbered by its name there.
constexpr std::pair<int, ImGuiKey> kKeys[] = {{Qt::Key_Tab, ImGuiKey_Tab},
                                              {Qt::Key_Left, ImGuiKey_LeftArrow},
                                              {Qt::Key_Right, ImGuiKey_RightArrow},
                                              {Qt::Key_Up, ImGuiKey_UpArrow},
                                              {Qt::Key_Down, ImGuiKey_DownArrow},
                                              {Qt::Key_PageUp, ImGuiKey_PageUp},
                                              {Qt::Key_PageDown, ImGuiKey_PageDown},
                                              {Qt::Key_Home, ImGuiKey_Home},
                                              {Qt::Key_End, ImGuiKey_End},
                                              {Qt::Key_Insert, ImGuiKey_Insert},
                                              {Qt::Key_Delete, ImGuiKey_Delete},
                                              {Qt::Key_Backspace, ImGuiKey_Backspace},
                                              {Qt::Key_Space, ImGuiKey_Space},
                                              {Qt::Key_Return, ImGuiKey_Enter},
                                              {Qt::Key_Enter, ImGuiKey_KeyPadEnter},
                                              {Qt::Key_Escape, ImGuiKey_Escape},
                                              {Qt::Key_A, ImGuiKey_A},
                                              {Qt::Key_C, ImGuiKey_C},
                                              {Qt::Key_V, ImGuiKey_V},
                                              {Qt::Key_X, ImGuiKey_X},
                                              {Qt::Key_Y, ImGuiKey_Y},
                                              {Qt::Key_Z, ImGuiKey_Z}};

constexpr std::pair<Qt::MouseButton, int> kButtons[] = {
    {Qt::LeftButton, 0}, {Qt::RightButton, 1}, {Qt::MiddleButton, 2}};

constexpr double kWheelNotch = 120;

void feed_buttons(ImGuiIO& io, Qt::MouseButtons held) {
    for (const auto& [button, index] : kButtons) io.MouseDown[index] = held.testFlag(button);
}

void feed_key(ImGuiIO& io, const QKeyEvent& event, bool down) {
    const auto* key = std::find_if(std::begin(kKeys), std::end(kKeys),
                                   [&](const auto& known) { return known.first == event.key(); });
    if (key != std::end(kKeys)) io.KeysDown[key->second] = down;
    io.KeyCtrl = event.modifiers().testFlag(Qt::ControlModifier);
    io.KeyShift = event.modifiers().testFlag(Qt::ShiftModifier);
    io.KeyAlt = event.modifiers().testFlag(Qt::AltModifier);
    io.KeySuper = event.modifiers().testFlag(Qt::MetaModifier);
    if (!down || io.KeyCtrl) return;
    for (const QChar letter : event.text())
        if (letter.isPrint()) io.AddInputCharacterUTF16(letter.unicode());
}

void release_all(ImGuiIO& io) {
    std::fill(std::begin(io.MouseDown), std::end(io.MouseDown), false);
    std::fill(std::begin(io.KeysDown), std::end(io.KeysDown), false);
    io.KeyCtrl = io.KeyShift = io.KeyAlt = io.KeySuper = false;
}

const char* clipboard_text(void*) {
    static QByteArray kept;
    kept = QGuiApplication::clipboard()->text().toUtf8();
    return kept.constData();
}

}  // namespace

void prepare_input(ImGuiIO& io) {
    for (const auto& [key, name] : kKeys) io.KeyMap[name] = name;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
    io.ConfigInputTextCursorBlink = false;  // a frame is drawn when something happens, not by the clock
    io.IniFilename = nullptr;
    io.GetClipboardTextFn = clipboard_text;
    io.SetClipboardTextFn = [](void*, const char* text) {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(text));
    };
}

bool takes(const QEvent& event) {
    switch (event.type()) {
        case QEvent::MouseMove:
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonRelease:
        case QEvent::MouseButtonDblClick:
        case QEvent::Wheel:
        case QEvent::KeyPress:
        case QEvent::KeyRelease:
        case QEvent::Leave:
        case QEvent::FocusIn:
        case QEvent::FocusOut:
            return true;
        default:
            return false;
    }
}

bool feed(ImGuiIO& io, const QEvent& event) {
    switch (event.type()) {
        case QEvent::MouseMove:
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonRelease:
        case QEvent::MouseButtonDblClick: {
            const auto& mouse = static_cast<const QMouseEvent&>(event);
            io.MousePos = {static_cast<float>(mouse.position().x()), static_cast<float>(mouse.position().y())};
            feed_buttons(io, mouse.buttons());
            return true;
        }
        case QEvent::Wheel: {
            const auto& wheel = static_cast<const QWheelEvent&>(event);
            io.MouseWheel += static_cast<float>(wheel.angleDelta().y() / kWheelNotch);
            io.MouseWheelH += static_cast<float>(wheel.angleDelta().x() / kWheelNotch);
            return true;
        }
        case QEvent::KeyPress:
        case QEvent::KeyRelease:
            feed_key(io, static_cast<const QKeyEvent&>(event), event.type() == QEvent::KeyPress);
            return true;
        case QEvent::Leave:
            io.MousePos = {-FLT_MAX, -FLT_MAX};
            return true;
        case QEvent::FocusOut:
            release_all(io);
            return true;
        default:
            return takes(event);
    }
}

Qt::CursorShape cursor_shape() {
    switch (ImGui::GetMouseCursor()) {
        case ImGuiMouseCursor_TextInput:
            return Qt::IBeamCursor;
        case ImGuiMouseCursor_ResizeEW:
            return Qt::SizeHorCursor;
        case ImGuiMouseCursor_ResizeNS:
            return Qt::SizeVerCursor;
        case ImGuiMouseCursor_Hand:
            return Qt::PointingHandCursor;
        default:
            return Qt::ArrowCursor;
    }
}

}  // namespace armillary::views
