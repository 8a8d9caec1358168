using Microsoft.ML.Runtime;

namespace Microsoft.ML.Compat.Hosting;

/// <summary>The random stream of a host.</summary>
internal static class HostRandoms
{
    public static TauswortheRandom Random(this IHost host) => (TauswortheRandom)((HostEnvironment)host).Rand;
}
