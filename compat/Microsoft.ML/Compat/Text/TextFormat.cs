using Microsoft.ML.Compat.Conversion;

namespace Microsoft.ML.Compat.Text;

/// <summary>How a text file is written, apart from its columns.</summary>
internal sealed record TextFormat
{
    public char[] Separators { get; init; } = ['\t'];

    public char EscapeChar { get; init; } = '"';

    public char DecimalMarker { get; init; } = '.';

    public bool HasHeader { get; init; }

    public bool AllowQuoting { get; init; }

    public bool AllowSparse { get; init; }

    public bool TrimWhitespace { get; init; }

    public bool ReadMultilines { get; init; }

    public bool MissingRealsAsNaNs { get; init; }

    /// <summary>The number of fields of every line, 0 when each line decides.</summary>
    public int InputSize { get; init; }

    public long MaxRows { get; init; } = long.MaxValue;

    public bool UseThreads { get; init; } = true;

    public RealFormat Reals => new(DecimalMarker == ',', MissingRealsAsNaNs);

    public bool SpaceSeparates => Separators.Contains(' ');
}
