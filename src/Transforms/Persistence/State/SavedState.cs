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
    /// <summary>Adds a column of texts.</summary>
    /// <param name="chain">Where to.</param>
    /// <param name="factory">Gives rows their number, from the assembly whose mapping reads the texts.</param>
    /// <param name="contract">What ML.NET finds the factory by.</param>
    /// <param name="column">The texts' column.</param>
    /// <param name="texts">The texts.</param>
    public static void AddState(
        this ChainWriter chain, CustomMappingFactory<StateKeyFactory.Nothing, StateKeyFactory.Number> factory, string contract, string column, string[] texts)
    {
        var transforms = Host.Context.Transforms;
        chain.Add(transforms.CustomMapping(factory.GetMapping(), contract));
        chain.Add(transforms.Conversion.MapValue(column, [new KeyValuePair<uint, string[]>(StateKeyFactory.Key, texts)], StateKeyFactory.Column));
        chain.Add(transforms.DropColumns(StateKeyFactory.Column));
    }
}
