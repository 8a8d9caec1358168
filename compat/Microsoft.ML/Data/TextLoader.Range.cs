using Microsoft.ML.Compat;

namespace Microsoft.ML.Data;

public sealed partial class TextLoader
{
    public sealed class Range
    {
        public int Min;
        public int? Max;
        public bool AutoEnd;
        public bool VariableEnd;
        public bool AllOther;
        public bool ForceVector;

        public Range()
        {
        }

        public Range(int index)
        {
            Guard.Argument(index >= 0, nameof(index), $"A field index is 0 or more, not {index}.");
            Min = index;
            Max = index;
        }

        /// <summary>The fields from <paramref name="min"/> to <paramref name="max"/>, both included, or to the last field when that is null.</summary>
        public Range(int min, int? max)
        {
            Guard.Argument(min >= 0, nameof(min), $"A field index is 0 or more, not {min}.");
            Guard.Argument(!(max < min), nameof(max), $"The last field {max} of a range comes before its first, {min}.");
            Min = min;
            Max = max;
            AutoEnd = max is null;
            ForceVector = true;
        }
    }
}
