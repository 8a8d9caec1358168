using Microsoft.ML.Compat;

namespace Microsoft.ML.Data;

public static class VBufferEditor
{
    public static VBufferEditor<T> CreateFromBuffer<T>(scoped ref VBuffer<T> destination) => destination.Edit();

    public static VBufferEditor<T> Create<T>(
        scoped ref VBuffer<T> destination,
        int newLogicalLength,
        int? valuesCount = null,
        int? maxValuesCapacity = null,
        bool keepOldOnResize = false,
        bool requireIndicesOnDense = false)
    {
        Guard.Argument(newLogicalLength >= 0, nameof(newLogicalLength), $"The length of a vector is 0 or more, not {newLogicalLength}.");
        var count = valuesCount ?? newLogicalLength;
        Guard.Argument(count >= 0 && count <= newLogicalLength, nameof(valuesCount),
            $"A vector of length {newLogicalLength} stores 0 to {newLogicalLength} values, not {count}.");
        return destination.Edit(newLogicalLength, count, maxValuesCapacity ?? Array.MaxLength, keepOldOnResize, requireIndicesOnDense);
    }
}
