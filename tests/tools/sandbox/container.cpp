// SPDX-License-Identifier: MIT
#include "tests/tools/sandbox/container.hpp"

#include <linux/capability.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <stdexcept>

namespace gradjudge {
namespace {

void require(bool holds, const char* step) {
  if (!holds) throw std::runtime_error(step);
}

void keep_default_capabilities() {
  constexpr std::array kept{
      CAP_CHOWN,      CAP_DAC_OVERRIDE, CAP_FOWNER,      CAP_FSETID,           CAP_KILL,
      CAP_SETGID,     CAP_SETUID,       CAP_SETPCAP,     CAP_NET_BIND_SERVICE, CAP_NET_RAW,
      CAP_SYS_CHROOT, CAP_MKNOD,        CAP_AUDIT_WRITE, CAP_SETFCAP};
  std::uint64_t mask = 0;
  for (const int capability : kept) mask |= std::uint64_t{1} << capability;
  for (int capability = 0; capability <= CAP_LAST_CAP; ++capability) {
    if ((mask >> capability & 1) == 0) ::prctl(PR_CAPBSET_DROP, capability, 0, 0, 0);
  }
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  const auto low = static_cast<std::uint32_t>(mask);
  const auto high = static_cast<std::uint32_t>(mask >> 32);
  std::array<__user_cap_data_struct, 2> data{{{low, low, 0}, {high, high, 0}}};
  require(::syscall(SYS_capset, &header, data.data()) == 0, "capset");
}

void refuse_namespaces() {
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
  require(filter != nullptr, "seccomp_init");
  for (const char* name : {"unshare", "setns", "mount", "umount2", "pivot_root", "open_tree", "move_mount",
                           "mount_setattr", "fsopen", "fsmount", "ptrace", "keyctl", "bpf", "add_key"}) {
    const int number = seccomp_syscall_resolve_name(name);
    require(seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), number, 0) == 0, name);
  }
  for (const std::uint64_t flag :
       {CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNS, CLONE_NEWNET, CLONE_NEWIPC, CLONE_NEWUTS}) {
    const scmp_arg_cmp asks_for{0, SCMP_CMP_MASKED_EQ, flag, flag};
    require(seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1, &asks_for) == 0,
            "clone");
  }
  require(seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0, "clone3");
  require(seccomp_load(filter) == 0, "seccomp_load");
  seccomp_release(filter);
}

}  // namespace

void enter_container() {
  keep_default_capabilities();
  refuse_namespaces();
}

}  // namespace gradjudge
