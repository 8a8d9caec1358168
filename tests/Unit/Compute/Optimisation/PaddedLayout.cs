using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Optimisation;

namespace MLNetVision.Tests.Unit.Compute.Optimisation;

/// <summary>Columns first, each column filled up with zeros to a multiple of four.</summary>
internal sealed class PaddedLayout(int rows, int columns) : ParameterLayout
{
    private readonly int _height = (rows + 3) / 4 * 4;

    public override long StoredCount => (long)_height * columns;

    public override void Pack(ReadOnlySpan<float> plain, Floats stored)
    {
        stored.Clear();
        var numbers = stored.Span;
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                numbers[(column * _height) + row] = plain[(row * columns) + column];
            }
        }
    }

    public override void Unpack(Floats stored, Span<float> plain)
    {
        var numbers = stored.Span;
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                plain[(row * columns) + column] = numbers[(column * _height) + row];
            }
        }
    }

    /// <summary>The numbers between the columns.</summary>
    public IEnumerable<float> Filling(Floats stored) =>
        stored.Span.ToArray().Where((_, i) => i % _height >= rows);
}
