namespace MLNetVision.Sweeps.Search;

/// <summary>
/// Sobol's sequence in Gray code order: point i is the exclusive or of the directions at the bits of i ^ (i >> 1) (Antonov and Saleev 1979), with the first
/// directions and polynomials that Joe and Kuo (2008) published.
/// </summary>
internal static class SobolSequence
{
    /// <summary>The dimensions that there are polynomials for, and the first, which needs none.</summary>
    public static int Dimensions => Rows.Length + 1;

    /// <summary>The inner coefficients of a primitive polynomial as bits, and as many first odd numbers as it has degrees.</summary>
    private static readonly (uint Coefficients, uint[] First)[] Rows =
    [
        (0, [1]), (1, [1, 3]), (1, [1, 3, 1]), (2, [1, 1, 1]), (1, [1, 1, 3, 3]), (4, [1, 3, 5, 13]),
        (2, [1, 1, 5, 5, 17]), (4, [1, 1, 5, 5, 5]), (7, [1, 1, 7, 11, 19]), (11, [1, 1, 5, 1, 1]), (13, [1, 1, 1, 3, 11]), (14, [1, 3, 5, 5, 31]),
        (1, [1, 3, 3, 9, 7, 49]), (13, [1, 1, 1, 15, 21, 21]), (16, [1, 3, 1, 13, 27, 49]), (19, [1, 1, 1, 15, 7, 5]), (22, [1, 3, 1, 15, 13, 25]),
        (25, [1, 1, 5, 5, 19, 61]), (1, [1, 3, 7, 11, 23, 15, 103]), (4, [1, 3, 7, 13, 13, 15, 69]), (7, [1, 1, 3, 13, 7, 35, 63]),
        (8, [1, 3, 5, 9, 1, 25, 53]), (14, [1, 3, 1, 13, 9, 35, 107]), (19, [1, 3, 1, 5, 27, 61, 31]), (21, [1, 1, 5, 11, 19, 41, 61]),
        (28, [1, 3, 5, 3, 3, 13, 69]), (31, [1, 1, 7, 13, 1, 19, 1]), (32, [1, 3, 7, 5, 13, 19, 59]), (37, [1, 1, 3, 9, 25, 29, 41]),
        (41, [1, 3, 5, 13, 23, 1, 55]), (42, [1, 3, 7, 3, 13, 59, 17]), (50, [1, 3, 1, 3, 5, 53, 69]), (55, [1, 1, 5, 5, 23, 33, 13]),
        (56, [1, 1, 7, 7, 1, 61, 123]), (59, [1, 1, 7, 9, 13, 61, 49]), (62, [1, 3, 3, 5, 3, 55, 33]), (14, [1, 3, 1, 15, 31, 13, 49, 245]),
        (21, [1, 3, 5, 15, 31, 59, 63, 97]), (22, [1, 3, 1, 11, 11, 11, 77, 249]),
    ];

    /// <summary>A coordinate of point <paramref name="index"/>, as 32 bits behind the point.</summary>
    public static uint Bits(int index, int dimension)
    {
        var gray = (uint)index ^ ((uint)index >> 1);
        var directions = Directions(dimension);
        uint bits = 0;
        for (var k = 0; gray != 0; k++, gray >>= 1)
        {
            bits ^= (gray & 1) == 0 ? 0 : directions[k];
        }

        return bits;
    }

    /// <summary>m_i = 2^s m_{i-s} ^ m_{i-s} ^ the terms 2^k a_k m_{i-k}; direction i is m_i at bit 31 - i.</summary>
    private static uint[] Directions(int dimension)
    {
        var directions = new uint[32];
        if (dimension == 0)
        {
            return [.. directions.Select((_, i) => 1u << (31 - i))];
        }

        var (coefficients, first) = Rows[dimension - 1];
        var degree = first.Length;
        for (var i = 0; i < 32; i++)
        {
            directions[i] = i < degree ? first[i] << (31 - i) : directions[i - degree] ^ (directions[i - degree] >> degree);
            for (var k = 1; k < degree && i >= degree; k++)
            {
                directions[i] ^= ((coefficients >> (degree - 1 - k)) & 1) == 0 ? 0 : directions[i - k];
            }
        }

        return directions;
    }
}
