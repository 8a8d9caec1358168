using MLNetVision.Imaging;
using MLNetVision.Metrics;

namespace MLNetVision.Samples.Shared.Scenes;

/// <summary>Which parts of the figures are to be seen.</summary>
internal static class SceneVisibility
{
    /// <summary>An object that is hidden by more than this is not to be asked for.</summary>
    public const float MostHidden = 0.6f;

    /// <summary>The objects among figures; null where one shows too little to be found.</summary>
    public static IReadOnlyList<SceneObject>? Objects(IReadOnlyList<SceneFigure> figures)
    {
        var front = new Image<byte>(SceneSet.Width, SceneSet.Height, 1);
        var objects = new List<SceneObject>();
        for (var i = figures.Count - 1; i >= 0; i--)
        {
            if (figures[i].Label >= 0)
            {
                var seen = Seen(figures[i], front);
                if (seen is null)
                    return null;

                objects.Add(seen);
            }

            Paint.Polygon(front, figures[i].Corners(), Rgba.White);
        }

        objects.Reverse();
        return objects;
    }

    private static SceneObject? Seen(SceneFigure figure, Image<byte> front)
    {
        var alone = new Image<byte>(SceneSet.Width, SceneSet.Height, 1);
        Paint.Polygon(alone, figure.Corners(), Rgba.White);
        var (all, shown) = (0, 0);
        var (x0, y0, x1, y1) = (SceneSet.Width, SceneSet.Height, 0, 0);
        for (var y = 0; y < SceneSet.Height; y++)
        {
            for (var x = 0; x < SceneSet.Width; x++)
            {
                if (alone[x, y] < 128)
                    continue;

                all++;
                if (front[x, y] >= 128)
                    continue;

                shown++;
                (x0, y0, x1, y1) = (Math.Min(x0, x), Math.Min(y0, y), Math.Max(x1, x + 1), Math.Max(y1, y + 1));
            }
        }

        var hidden = 1 - ((float)shown / all);
        var large = Math.Min(x1 - x0, y1 - y0) >= ScenePlanner.LeastSide;
        return large && hidden <= MostHidden ? new SceneObject(figure.Label, new Box(x0, y0, x1, y1), hidden) : null;
    }
}
