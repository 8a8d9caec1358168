using MLNetVision.Evaluation;

namespace MLNetVision.Cli.Embed;

/// <summary>The map as a page.</summary>
internal static class EmbedPage
{
    private const int Named = 3;

    public static MapPage Of(IReadOnlyList<EmbedReport> reports, string folder, IReadOnlyList<EmbedPicture> pictures) => new()
    {
        Title = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))),
        Subtitle = reports.Count > 1 ? "Maps of the same pictures: those that are alike are near each other." : reports[0].Method switch
        {
            EmbedMethod.Pca => "A map of pictures by their principal components.",
            EmbedMethod.Autoencoder => "A map of pictures by the code of an autoencoder: those that it describes alike are near each other.",
            _ => "A map of pictures by t-SNE: those that are alike are near each other.",
        },
        Items = [.. pictures.Select(p => new MapItem(p.Name, p.Label, p.Shown))],
        Maps = [.. reports.Select(Map)],
        Notes = [.. Notes(reports)],
    };

    public static string Name(EmbedMethod method) => method switch
    {
        EmbedMethod.Pca => "Principal components",
        EmbedMethod.Autoencoder => "Autoencoder",
        _ => "t-SNE",
    };

    private static PictureMap Map(EmbedReport report) =>
        new(Name(report.Method), [.. report.Pictures.Select(p => p.Place)], report.Says) { Stretches = report.Method == EmbedMethod.Autoencoder };

    private static IEnumerable<string> Notes(IReadOnlyList<EmbedReport> reports)
    {
        foreach (var ended in reports.Where(r => r.EndedEarly))
        {
            yield return $"{(reports.Count > 1 ? $"The map '{Name(ended.Method)}'" : "The map")} was ended early; it is the best until there.";
        }

        var report = reports[0];
        if (report.LeftOut.Count > 0)
        {
            var names = string.Join(", ", report.LeftOut.Take(Named).Select(s => Path.GetFileName(s.Path)));
            yield return $"{report.LeftOut.Count} could not be read: {names}{(report.LeftOut.Count > Named ? ", ..." : "")}";
        }
    }
}
