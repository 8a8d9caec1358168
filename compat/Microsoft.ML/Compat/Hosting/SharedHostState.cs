using Microsoft.ML.Runtime;

namespace Microsoft.ML.Compat.Hosting;

/// <summary>What an environment shares with all its hosts.</summary>
internal sealed class SharedHostState(int? seed, Action<string, ChannelMessage> listener)
{
    public int? Seed { get; } = seed;

    public ComponentCatalog Components { get; } = new();

    public HostOptions Options { get; } = new();

    public Action<string, ChannelMessage> Listener { get; } = listener;
}
