namespace MLNetVision.Imaging;

/// <summary>
/// The thinned edges of a picture: a strength of 0 to 1 a pixel, 0 where there is none, and the angle of the edge's normal in radians from 0 to pi.
/// </summary>
internal sealed record EdgeMap(int Width, int Height, float[] Strengths, float[] Normals)
{
    /// <summary>Of an edge alone in its neighbourhood, whose mean is then small, this part of the levels counts as noise.</summary>
    private const float NoiseLevels = 4;

    private const int Neighbourhood = 7;

    public static EdgeMap Of(Image<byte> picture, double sigma)
    {
        var planes = FloatPlanes.Of(picture.Channels == 4 ? picture.WithChannels(3) : picture);
        foreach (var plane in planes)
            FloatPlanes.Smooth(plane, picture.Width, picture.Height, sigma);

        var slopes = Slopes(planes, picture.Width, picture.Height);
        return Thinned(slopes, picture.Width, picture.Height);
    }

    /// <summary>Of each pixel the slope in the channel in which it is steepest.</summary>
    private static (float X, float Y)[] Slopes(float[][] planes, int width, int height)
    {
        var slopes = new (float X, float Y)[width * height];
        foreach (var plane in planes)
        {
            for (var y = 0; y < height; y++)
            {
                var (above, below) = (Math.Max(y - 1, 0) * width, Math.Min(y + 1, height - 1) * width);
                for (var x = 0; x < width; x++)
                {
                    var i = (y * width) + x;
                    var dx = (plane[(y * width) + Math.Min(x + 1, width - 1)] - plane[(y * width) + Math.Max(x - 1, 0)]) / 2;
                    var dy = (plane[below + x] - plane[above + x]) / 2;
                    if ((dx * dx) + (dy * dy) > (slopes[i].X * slopes[i].X) + (slopes[i].Y * slopes[i].Y))
                        slopes[i] = (dx, dy);
                }
            }
        }

        return slopes;
    }

    private static EdgeMap Thinned((float X, float Y)[] slopes, int width, int height)
    {
        var levels = new Image<float>(width, height, 1, [.. slopes.Select(slope => MathF.Sqrt((slope.X * slope.X) + (slope.Y * slope.Y)))]);
        var around = levels.BoxBlur(Neighbourhood, BorderMode.Reflect).Samples;
        var strengths = new float[slopes.Length];
        var normals = new float[slopes.Length];
        for (var y = 1; y < height - 1; y++)
        {
            for (var x = 1; x < width - 1; x++)
            {
                var i = (y * width) + x;
                var level = levels.Samples[i];
                if (level == 0 || !IsRidge(levels, x, y, slopes[i].X / level, slopes[i].Y / level))
                    continue;

                strengths[i] = Math.Min(level / (level + around[i] + NoiseLevels) * 1.5f, 1) * Math.Min(level / NoiseLevels, 1);
                normals[i] = MathF.Atan2(slopes[i].Y, slopes[i].X) is var angle && angle < 0 ? angle + MathF.PI : angle;
            }
        }

        return new(width, height, strengths, normals);
    }

    /// <summary>Whether the level is at least that of both points one pixel away along the slope.</summary>
    private static bool IsRidge(Image<float> levels, int x, int y, float dx, float dy) =>
        levels[x, y] >= At(levels, x + dx, y + dy) && levels[x, y] > At(levels, x - dx, y - dy);

    private static float At(Image<float> levels, float x, float y)
    {
        var (left, top) = (Math.Min((int)x, levels.Width - 2), Math.Min((int)y, levels.Height - 2));
        var (right, down) = (x - left, y - top);
        var upper = levels[left, top] + (right * (levels[left + 1, top] - levels[left, top]));
        var lower = levels[left, top + 1] + (right * (levels[left + 1, top + 1] - levels[left, top + 1]));
        return upper + (down * (lower - upper));
    }
}
