#include "checker/smt/automaton.hpp"

#include <algorithm>

#include "model/check.hpp"

namespace stalemate::checker::smt {

using model::Op;

Skeleton Automaton::build() {
  out_.assign(from_.configs_.size(), {});
  for (std::uint32_t i = 0; i < from_.edges_.size(); ++i) out_[from_.edges_[i].from].push_back(i);
  find_repeated();
  check_parameters();
  for (const auto& [at, what] : from_.refused_) refuse(at, what);
  if (from_.recovers_ && from_.panics_) refuse(from_.classes_[0].start, "recover beside a panic");
  check_single();
  check_locks();
  skeleton_.parameters = from_.parameters_;
  for (ParameterId id = 0; id < from_.parameters_.size(); ++id) {
    const Parameter& parameter = from_.parameters_[id];
    if (parameter.low) skeleton_.domain.push_back({Linear::parameter(id) - Linear(*parameter.low)});
    if (parameter.high) skeleton_.domain.push_back({Linear(*parameter.high) - Linear::parameter(id)});
  }
  if (!skeleton_.refusals.empty()) return std::move(skeleton_);
  find_places();
  add_places();
  add_channels();
  add_edges();
  add_facts();
  check_invariants(skeleton_);
  return std::move(skeleton_);
}

void Automaton::refuse(ConfigId at, const std::string& what) {
  const Refusal refusal{from_.position_of(at), what};
  for (const Refusal& known : skeleton_.refusals) {
    if (known.position == refusal.position && known.what == refusal.what) return;
  }
  skeleton_.refusals.push_back(refusal);
}

void Automaton::find_repeated() {
  // Tarjan's strongly connected components, without recursion.
  const auto count = static_cast<std::uint32_t>(from_.configs_.size());
  std::vector<std::uint32_t> index(count, model::no_index), low(count, 0), component_size;
  std::vector<bool> on_stack(count, false);
  repeats_.assign(count, false);
  std::vector<ConfigId> stack;
  struct Visit {
    ConfigId id;
    std::size_t next;
  };
  std::uint32_t time = 0;
  for (ConfigId root = 0; root < count; ++root) {
    if (index[root] != model::no_index || !from_.configs_[root].is_visited) continue;
    std::vector<Visit> visits{{root, 0}};
    while (!visits.empty()) {
      const ConfigId id = visits.back().id;
      if (visits.back().next == 0) {
        index[id] = low[id] = time++;
        stack.push_back(id);
        on_stack[id] = true;
      }
      if (visits.back().next < out_[id].size()) {
        const ConfigId to = from_.edges_[out_[id][visits.back().next++]].to;
        if (to == id) repeats_[id] = true;
        if (index[to] == model::no_index) {
          visits.push_back({to, 0});
        } else if (on_stack[to]) {
          low[id] = std::min(low[id], index[to]);
        }
        continue;
      }
      visits.pop_back();
      if (!visits.empty()) low[visits.back().id] = std::min(low[visits.back().id], low[id]);
      if (low[id] != index[id]) continue;
      const bool is_cycle = stack.back() != id;
      for (;;) {
        const ConfigId member = stack.back();
        stack.pop_back();
        on_stack[member] = false;
        if (is_cycle) repeats_[member] = true;
        if (member == id) break;
      }
    }
  }
  // Two goroutines of a class: started twice, or by many, or in a cycle.
  many_.assign(from_.classes_.size(), false);
  for (bool changed = true; changed;) {
    changed = false;
    for (ClassId id = 1; id < from_.classes_.size(); ++id) {
      const auto& starters = from_.classes_[id].starters;
      const bool many = starters.size() > 1 ||
                        std::any_of(starters.begin(), starters.end(), [&](ConfigId at) { return !is_once(at); });
      if (!many || many_[id]) continue;
      many_[id] = changed = true;
    }
  }
}

bool Automaton::is_once(ConfigId id) const {
  return !repeats_[id] && !many_[from_.contexts_[from_.configs_[id].context].class_id];
}

void Automaton::check_parameters() {
  for (const ConfigId at : from_.parameter_configs_) {
    if (is_once(at)) continue;
    from_.not_parameters_.insert(from_.place_of(at));
    throw Extraction::Restart{};
  }
}

void Automaton::check_single() {
  for (const ObjectId object : from_.must_be_single_) {
    if (object == 0 || is_once(from_.objects_[object].made)) continue;
    refuse(from_.objects_[object].made, "a channel, lock or context made more than once");
  }
}

void Automaton::check_locks() {
  for (const GraphEdge& edge : from_.edges_) {
    const Label& label = edge.label;
    if (!label.target || from_.objects_[label.target->object].kind != AbstractKind::data) continue;
    const AbstractObject& object = from_.objects_[label.target->object];
    if (object.is_smeared) refuse(edge.from, "a lock or WaitGroup that code which is not followed may write to");
    // The longest is a RWMutex, of three words; what stands behind a shorter one is a field of its own.
    std::int32_t size = 1;
    switch (label.action) {
      case EdgeAction::announce:
      case EdgeAction::acquire:
      case EdgeAction::rw_unlock:
      case EdgeAction::read_lock:
      case EdgeAction::read_unlock: size = 3; break;
      case EdgeAction::once: size = 2; break;
      default: break;
    }
    for (std::int32_t word = 0; word < size; ++word) {
      const auto loads = from_.loads_.find({label.target->object, label.target->offset + word});
      if (loads != from_.loads_.end()) {
        for (const ConfigId load : loads->second) refuse(load, "a lock or WaitGroup is copied");
      }
      const auto stores = from_.stores_.find({label.target->object, label.target->offset + word});
      if (stores == from_.stores_.end()) continue;
      for (const ConfigId store : stores->second) {
        // A sync.Once marks itself.
        if (from_.function_of(from_.configs_[store]).name == "sync.(*Once).finish") continue;
        refuse(store, "a lock or WaitGroup is overwritten");
      }
    }
  }
}

void Automaton::find_places() {
  const auto count = static_cast<std::uint32_t>(from_.configs_.size());
  is_place_.assign(count, false);
  for (ConfigId id = 0; id < count; ++id) {
    const Config& config = from_.configs_[id];
    is_place_[id] = config.is_visited && (config.blocks || config.end != ConfigEnd::none);
  }
  for (const ClassInfo& one : from_.classes_) is_place_[one.start] = true;
  for (const GraphEdge& edge : from_.edges_) {
    if (edge.label.action != EdgeAction::internal) is_place_[edge.from] = true;
  }
  // A cycle of internal steps has a place, so that it is seen that it may go on for ever.
  std::vector<std::uint8_t> colour(count, 0);
  for (ConfigId root = 0; root < count; ++root) {
    if (colour[root] != 0 || !from_.configs_[root].is_visited) continue;
    std::vector<std::pair<ConfigId, std::size_t>> visits{{root, 0}};
    colour[root] = 1;
    while (!visits.empty()) {
      const ConfigId id = visits.back().first;
      if (visits.back().second == out_[id].size()) {
        colour[id] = 2;
        visits.pop_back();
        continue;
      }
      const ConfigId to = from_.edges_[out_[id][visits.back().second++]].to;
      if (colour[to] == 1 && !is_place_[to]) {
        // Back to an ancestor: a place unless the cycle has one.
        bool has_place = false;
        for (auto it = visits.rbegin(); it != visits.rend(); ++it) {
          has_place = has_place || is_place_[it->first];
          if (it->first == to) break;
        }
        if (!has_place) is_place_[to] = true;
      }
      if (colour[to] != 0) continue;
      colour[to] = 1;
      visits.emplace_back(to, 0);
    }
  }
}

void Automaton::add_places() {
  place_of_.assign(from_.configs_.size(), model::no_index);
  for (ConfigId id = 0; id < from_.configs_.size(); ++id) {
    if (!is_place_[id]) continue;
    const Config& config = from_.configs_[id];
    Place place;
    place.class_id = from_.contexts_[config.context].class_id;
    place.is_end = config.end == ConfigEnd::over;
    place.is_crash = config.end == ConfigEnd::crash;
    place.is_assumed = config.end == ConfigEnd::assumed;
    place.position = from_.position_of(id);
    place.what = model::to_string(from_.function_of(config).code[config.pc].op);
    place_of_[id] = static_cast<PlaceId>(skeleton_.places.size());
    skeleton_.places.push_back(std::move(place));
  }
  for (ClassId id = 0; id < from_.classes_.size(); ++id) {
    skeleton_.classes.push_back({from_.classes_[id].name, place_of_[from_.classes_[id].start], !many_[id]});
  }
}

std::string Automaton::name_of(Target target) const {
  const AbstractObject& object = from_.objects_[target.object];
  if (target.object == 0) {
    for (const model::Global& global : from_.program_.globals) {
      const auto size = from_.program_.types[global.type].size;
      const auto offset = static_cast<std::uint32_t>(target.offset);
      if (offset >= global.offset && offset < global.offset + std::max(1U, size)) return global.name;
    }
    return "";
  }
  std::string name = object.site < from_.program_.sites.size() ? from_.program_.sites[object.site].name : "";
  if (object.kind != AbstractKind::data) return name;
  // The field it is.
  const model::Type* type = &from_.program_.types[object.type];
  const bool is_struct = type->kind == model::TypeKind::structure && type->fields.size() > 1;
  const bool is_library = type->name.starts_with("sync.");
  if (is_struct && !is_library) {
    for (const model::Field& field : type->fields) {
      if (static_cast<std::int32_t>(field.offset) == target.offset) name += "." + field.name;
    }
  }
  return name;
}

void Automaton::add_channels() {
  channel_of_.assign(from_.objects_.size(), model::no_index);
  for (ObjectId id = 0; id < from_.objects_.size(); ++id) {
    const AbstractObject& object = from_.objects_[id];
    if (object.kind != AbstractKind::channel || !from_.must_be_single_.contains(id)) continue;
    Channel channel;
    channel.name = name_of({id, 0});
    channel.made = from_.position_of(object.made);
    if (channel.name.empty()) channel.name = "chan:" + std::to_string(channel.made.line);
    channel.site = object.site;
    if (!object.capacity.is_number()) {
      refuse(object.made, "the capacity of a channel is not known");
      continue;
    }
    channel.capacity = object.capacity.number;
    channel.has_rendezvous = !channel.capacity.is_constant() || channel.capacity.constant == 0;
    channel.closed = counter(CounterKind::closed, {id, 0}, channel.name, Linear(1));
    if (!channel.capacity.is_constant() || channel.capacity.constant > 0) {
      channel.buffered = counter(CounterKind::buffered, {id, 0}, channel.name, channel.capacity);
    }
    // make panics on less.
    if (!channel.capacity.is_constant()) skeleton_.domain.push_back({channel.capacity});
    channel_of_[id] = static_cast<ChannelId>(skeleton_.channels.size());
    skeleton_.channels.push_back(std::move(channel));
  }
}

CounterId Automaton::counter(CounterKind kind, Target target, const std::string& name, std::optional<Linear> upper) {
  const auto [it, fresh] =
      counters_.try_emplace({kind, target.object, target.offset}, static_cast<CounterId>(skeleton_.counters.size()));
  if (fresh) skeleton_.counters.push_back({kind, name, std::move(upper)});
  return it->second;
}

std::vector<ConfigId> Automaton::places_after(ConfigId id) const {
  std::vector<ConfigId> found, work{id};
  std::set<ConfigId> seen{id};
  while (!work.empty()) {
    const ConfigId next = work.back();
    work.pop_back();
    if (is_place_[next]) {
      found.push_back(next);
      continue;
    }
    for (const std::uint32_t edge : out_[next]) {
      const ConfigId to = from_.edges_[edge].to;
      if (seen.insert(to).second) work.push_back(to);
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

void Automaton::add_edges() {
  // A channel that nobody closes is never received from as closed.
  std::set<ObjectId> closed;
  for (const GraphEdge& edge : from_.edges_) {
    const bool closes = edge.label.action == EdgeAction::close || edge.label.action == EdgeAction::close_once;
    if (closes) closed.insert(edge.label.target->object);
  }
  for (const GraphEdge& graph_edge : from_.edges_) {
    if (!is_place_[graph_edge.from]) continue;
    if (graph_edge.label.action == EdgeAction::receive_closed && !closed.contains(graph_edge.label.target->object))
      continue;
    const std::vector<ConfigId> places = places_after(graph_edge.to);
    if (places.empty()) {
      // A call that waits for memory nobody writes, or whose way goes nowhere: nothing is known of it.
      refuse(graph_edge.from, "what follows is not known");
      continue;
    }
    const Edge edge = edge_of(graph_edge);
    // With a buffer and without: two ways to send, as the channel's capacity may be 0 or not.
    std::vector<Edge> ways;
    const bool is_transfer = edge.action == EdgeAction::send || edge.action == EdgeAction::receive;
    const Channel* channel = graph_edge.label.target &&
                                     from_.objects_[graph_edge.label.target->object].kind == AbstractKind::channel &&
                                     channel_of_[graph_edge.label.target->object] != model::no_index
                                 ? &skeleton_.channels[channel_of_[graph_edge.label.target->object]]
                                 : nullptr;
    if (is_transfer && channel != nullptr) {
      if (channel->has_rendezvous) {
        Edge way = edge;
        way.half = channel_of_[graph_edge.label.target->object];
        ways.push_back(std::move(way));
      }
      if (channel->buffered) {
        Edge way = edge;
        const bool sends = edge.action == EdgeAction::send;
        way.guards.push_back({*channel->buffered, !sends, sends ? channel->capacity - Linear(1) : Linear(1)});
        way.effects.push_back({*channel->buffered, sends ? 1 : -1, false});
        ways.push_back(std::move(way));
      }
      for (Edge& way : ways) {
        if (way.action == EdgeAction::send) {
          way.guards.push_back({channel->closed, false, 0});
          way.crash = EdgeGuard{channel->closed, true, 1};
        }
      }
    } else {
      ways.push_back(edge);
      if (edge.action == EdgeAction::close_once && channel != nullptr) {
        // Cancelled already: nothing.
        Edge again = edge;
        again.effects.clear();
        for (EdgeGuard& guard : again.guards) {
          if (guard.counter == channel->closed && !guard.is_lower) guard = {channel->closed, true, 1};
        }
        ways.push_back(std::move(again));
      }
    }
    for (const Edge& way : ways) {
      for (const ConfigId place : places) {
        Edge copy = way;
        copy.from = place_of_[graph_edge.from];
        copy.to = place_of_[place];
        const auto id = static_cast<EdgeId>(skeleton_.edges.size());
        if (graph_edge.label.loop && copy.action == EdgeAction::iterate)
          iterations_.emplace_back(id, *graph_edge.label.loop);
        if (graph_edge.label.loop && copy.action == EdgeAction::enter)
          beginnings_.emplace_back(id, *graph_edge.label.loop);
        skeleton_.edges.push_back(std::move(copy));
      }
    }
  }
  for (const auto& [edge, loop] : iterations_) {
    for (const auto& [begin, other] : beginnings_) {
      if (other == loop) skeleton_.edges[edge].begins.push_back(begin);
    }
  }
}

Edge Automaton::edge_of(const GraphEdge& graph_edge) {
  const Label& label = graph_edge.label;
  Edge edge;
  edge.action = label.action;
  edge.when = label.when;
  edge.at_most_once = is_once(graph_edge.from);
  edge.position = from_.position_of(graph_edge.from);
  if (label.target) edge.object = name_of(*label.target);
  const Target target = label.target.value_or(Target{});
  const Channel* channel = nullptr;
  if (label.target && channel_of_[target.object] != model::no_index) {
    channel = &skeleton_.channels[channel_of_[target.object]];
    edge.object = channel->name;
  }
  const auto guard = [&](CounterId id, bool is_lower, const Linear& value) {
    edge.guards.push_back({id, is_lower, value});
  };
  const auto effect = [&](CounterId id, const Linear& amount) { edge.effects.push_back({id, amount, false}); };
  const auto of = [&](CounterKind kind, std::optional<Linear> upper) {
    return counter(kind, target, edge.object, std::move(upper));
  };
  if (label.only_if) {
    const ChannelId which = channel_of_[label.only_if->first.object];
    CHECK(which != model::no_index, "a context's channel is none");
    guard(skeleton_.channels[which].closed, label.only_if->second, label.only_if->second ? 1 : 0);
  }
  switch (label.action) {
    case EdgeAction::internal:
    case EdgeAction::branch:
    case EdgeAction::send:
    case EdgeAction::receive: break;
    case EdgeAction::receive_closed:
      CHECK(channel != nullptr, "a receive without a channel");
      guard(channel->closed, true, 1);
      if (channel->buffered) guard(*channel->buffered, false, 0);
      break;
    case EdgeAction::close:
      CHECK(channel != nullptr, "a close without a channel");
      guard(channel->closed, false, 0);
      effect(channel->closed, 1);
      edge.crash = EdgeGuard{channel->closed, true, 1};
      break;
    case EdgeAction::close_once:
      CHECK(channel != nullptr, "a cancel without a channel");
      effect(channel->closed, 1);
      guard(channel->closed, false, 0);
      break;
    case EdgeAction::lock: {
      const CounterId id = of(CounterKind::locked, Linear(1));
      guard(id, false, 0);
      effect(id, 1);
      break;
    }
    case EdgeAction::unlock: {
      const CounterId id = of(CounterKind::locked, Linear(1));
      guard(id, true, 1);
      effect(id, -1);
      edge.crash = EdgeGuard{id, false, 0};
      break;
    }
    case EdgeAction::announce: {
      const CounterId id = of(CounterKind::announced, Linear(1));
      guard(id, false, 0);
      effect(id, 1);
      break;
    }
    case EdgeAction::acquire: guard(of(CounterKind::readers, std::nullopt), false, 0); break;
    case EdgeAction::rw_unlock: {
      const CounterId id = of(CounterKind::announced, Linear(1));
      guard(id, true, 1);
      effect(id, -1);
      edge.crash = EdgeGuard{id, false, 0};
      break;
    }
    case EdgeAction::read_lock:
      guard(of(CounterKind::announced, Linear(1)), false, 0);
      effect(of(CounterKind::readers, std::nullopt), 1);
      break;
    case EdgeAction::read_unlock: {
      const CounterId id = of(CounterKind::readers, std::nullopt);
      guard(id, true, 1);
      effect(id, -1);
      edge.crash = EdgeGuard{id, false, 0};
      break;
    }
    case EdgeAction::add: {
      const CounterId id = of(CounterKind::waited, std::nullopt);
      if (!label.amount.is_constant() && !edge.at_most_once) {
        refuse(graph_edge.from, "a number that is no constant is added to a WaitGroup more than once");
      }
      effect(id, label.amount);
      // Less than nothing panics.
      if (!label.amount.is_constant() || label.amount.constant < 0) {
        guard(id, true, label.amount * -1);
        edge.crash = EdgeGuard{id, false, Linear(-1) - label.amount};
      }
      break;
    }
    case EdgeAction::wait: guard(of(CounterKind::waited, std::nullopt), false, 0); break;
    case EdgeAction::go:
      // Where the new goroutine may stand first.
      edge.starts.push_back(place_of_[from_.classes_[*label.started].start]);
      edge.object = from_.classes_[*label.started].name;
      break;
    case EdgeAction::once: {
      const CounterId id = of(CounterKind::happened, Linear(1));
      guard(id, label.amount.constant == 0, label.amount.constant == 0 ? 1 : 0);
      if (label.amount.constant == 1) effect(id, 1);
      break;
    }
    case EdgeAction::enter:
    case EdgeAction::iterate:
    case EdgeAction::leave: add_loop(edge, label); break;
  }
  return edge;
}

void Automaton::add_loop(Edge& edge, const Label& label) {
  const std::uint32_t number = *label.loop;
  const CountedLoop& loop = from_.loops_[number];
  edge.object = "loop";
  // How often it goes round is known if it is entered once, or always by the same number.
  ConfigId entry = model::no_index;
  std::size_t entries = 0;
  for (const GraphEdge& other : from_.edges_) {
    if (other.label.action != EdgeAction::enter || other.label.loop != number) continue;
    entry = other.from;
    ++entries;
  }
  const bool is_entered_once = entries == 1 && is_once(entry);
  if (!loop.rounds || (!loop.rounds->is_constant() && !is_entered_once)) return;
  if (!budgets_.contains(number)) {
    const auto& counter_name = from_.program_.functions[from_.contexts_[loop.context].function].variables;
    const auto word = static_cast<std::size_t>(loop.loop->counter);
    SkeletonCounter made;
    made.kind = CounterKind::budget;
    made.name = word < counter_name.size() && !counter_name[word].empty() ? counter_name[word] : "loop";
    budgets_[number] = static_cast<CounterId>(skeleton_.counters.size());
    skeleton_.counters.push_back(made);
    const bool is_single = !many_[from_.contexts_[loop.context].class_id];
    // What a break leaves over would count for the next time round; then leaving is not asked for being out of rounds.
    is_strict_[number] = is_entered_once || (is_single && !has_other_exit(number));
  }
  const CounterId budget = budgets_.at(number);
  switch (label.action) {
    case EdgeAction::enter: edge.effects.push_back({budget, *loop.rounds, true}); break;
    case EdgeAction::iterate:
      edge.effects.push_back({budget, -1, false});
      edge.guards.push_back({budget, true, 1});
      break;
    default:
      if (is_strict_.at(number)) edge.guards.push_back({budget, false, 0});
  }
}

bool Automaton::is_inside(ConfigId id, std::uint32_t number) const {
  const CountedLoop& loop = from_.loops_[number];
  while (id != model::no_index) {
    const Config& config = from_.configs_[id];
    if (config.context == loop.context) return loop.loop->body[config.pc];
    id = from_.contexts_[config.context].caller;
  }
  return false;
}

bool Automaton::has_other_exit(std::uint32_t number) const {
  return std::any_of(from_.edges_.begin(), from_.edges_.end(), [&](const GraphEdge& edge) {
    const bool leaves = edge.label.action == EdgeAction::leave && edge.label.loop == number;
    return !leaves && is_inside(edge.from, number) && !is_inside(edge.to, number);
  });
}

void Automaton::add_facts() {
  for (const auto& [number, budget] : budgets_) {
    const CountedLoop& loop = from_.loops_[number];
    if (has_other_exit(number) || !loop.rounds->is_constant()) continue;
    // Who is in the loop has at most all its rounds left; nobody else has any. The tokens at places inside are those
    // goroutines, since every place of a goroutine in the loop is one.
    LoopFact fact;
    fact.counter = budget;
    fact.factor = std::max<std::int64_t>(loop.rounds->constant, 0);
    for (ConfigId id = 0; id < from_.configs_.size(); ++id) {
      if (is_place_[id] && is_inside(id, number)) fact.inside.push_back(place_of_[id]);
    }
    skeleton_.facts.push_back(std::move(fact));
  }
}

}  // namespace stalemate::checker::smt
