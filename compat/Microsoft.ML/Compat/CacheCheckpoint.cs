using Microsoft.ML.Compat.Views;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Compat;

/// <summary>Where AppendCacheCheckpoint gets its view from: all columns cached, filled on first use.</summary>
internal static class CacheCheckpoint
{
    public static IDataView Of(IHostEnvironment environment, IDataView data) => CacheDataView.Create(Guard.NotNull(environment, nameof(environment)), data, []);
}
