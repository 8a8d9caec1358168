using Microsoft.ML;
using Microsoft.ML.Transforms;
using MLNetVision.Transforms.Schemas;

namespace MLNetVision.Transforms.Persistence.State;

/// <summary>
/// How texts get into every row of a saved chain: a mapping makes a constant, and ML.NET's lookup, which is saved with all that it knows, gives that constant's
/// texts.
/// </summary>
internal static class SavedState
{
    /// <summary>The constant.</summary>
    public const uint Key = 1;

    /// <summary>Adds a column of texts.</summary>
    /// <param name="chain">Where to.</param>
    /// <param name="factory">Makes the constant.</param>
    /// <param name="contract">What ML.NET finds the factory by.</param>
    /// <param name="keyColumn">The constant's column, as the factory names it.</param>
    /// <param name="stateColumn">The texts' column.</param>
    /// <param name="texts">The texts.</param>
    public static void AddState<TNothing, TKey>(
        this ChainWriter chain, CustomMappingFactory<TNothing, TKey> factory, string contract, string keyColumn, string stateColumn, string[] texts)
        where TNothing : class, new()
        where TKey : class, new()
    {
        var transforms = Host.Context.Transforms;
        chain.Add(transforms.CustomMapping(factory.GetMapping(), contract));
        chain.Add(transforms.Conversion.MapValue(stateColumn, [new KeyValuePair<uint, string[]>(Key, texts)], keyColumn));
    }
}
