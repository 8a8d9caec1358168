using Microsoft.ML.Runtime;

namespace Microsoft.ML.Compat.Hosting;

/// <summary>An environment registered under another one for a component.</summary>
internal sealed class Host(HostEnvironment parent, string name, Random random) : HostEnvironment(parent, name, random), IHost;
