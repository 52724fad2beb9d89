// SPDX-License-Identifier: MIT
#include "tools/commands/bundle_command.hpp"

#include <fmt/format.h>

#include <memory>

#include "cases/load/load_assignment.hpp"
#include "tools/bundle/platform_bundle.hpp"
#include "tools/bundle/zip.hpp"
#include "tools/commands/hidden_secret_option.hpp"
#include "tools/whole_file.hpp"

namespace gradjudge {
namespace {

struct BundleOptions {
  std::string platform;
  std::string assignment;
  std::string image;
  std::string out;
  std::string hidden_secret;
};

void run_bundle(BundleOptions options) {
  const std::string secret = hidden_secret(options.hidden_secret);
  const Assignment assignment = load_assignment(assignment_file(options.assignment), secret);
  warn_of_public_seeds(assignment);
  if (options.image.empty()) options.image = "gradjudge/" + assignment.name;
  if (options.out.empty()) options.out = fmt::format("{}-{}.zip", assignment.name, options.platform);
  try_to_write(options.out);
  const Bundle bundle = options.platform == "gradescope"
                            ? gradescope_bundle(assignment, secret)
                            : prairielearn_bundle(assignment, options.image, secret);
  const std::string archive = zip(bundle);
  write_whole_file(options.out, archive);
  fmt::print("{}: {} files, {:.1f} MB\n", options.out, bundle.size(),
             static_cast<double>(archive.size()) / 1e6);
}

}  // namespace

void add_bundle_command(CLI::App& app) {
  CLI::App* command = app.add_subcommand(
      "bundle", "Makes what Gradescope or PrairieLearn takes to grade an assignment: a ZIP archive");
  auto options = std::make_shared<BundleOptions>();
  command->add_option("platform", options->platform, "gradescope or prairielearn")
      ->required()
      ->check(CLI::IsMember({"gradescope", "prairielearn"}))
      ->type_name("PLATFORM");
  command
      ->add_option("--assignment", options->assignment,
                   "The assignment: a YAML file, or the name of one that ships")
      ->required()
      ->type_name("FILE");
  command
      ->add_option("--image", options->image,
                   "PrairieLearn: the Docker image that the question names (default: gradjudge/ and the "
                   "assignment's name)")
      ->type_name("NAME");
  command
      ->add_option("--out", options->out,
                   "Where to write (default: the assignment's name and the platform's, in this folder)")
      ->type_name("FILE");
  add_hidden_secret_option(*command, options->hidden_secret);
  command->callback([options] { run_bundle(*options); });
}

}  // namespace gradjudge
