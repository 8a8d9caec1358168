using MLNetVision.Networks;

namespace MLNetVision.Trainers.Sources;

/// <summary>The weights that training begins with.</summary>
internal static class BeginningWeights
{
    /// <summary>Those of the source, or fresh ones of the seed; with a file, the file's, but for the head where it has other classes there.</summary>
    /// <exception cref="NetworkException">The file lacks a weight that is not the head's, or has it in another shape.</exception>
    public static WeightSet Of(string owner, Network network, NetworkSource source, ulong seed)
    {
        var (fresh, file) = (source.Beginning ?? WeightSet.Initialise(network, seed), source.WeightsFile);
        if (file is null)
        {
            return fresh;
        }

        using var opened = SafetensorsFile.Open(file);
        var begun = opened.Weights.For(network).Fit(network, fresh, out var report);
        var heads = Networks.Heads.Of(network);
        var unfit = report.Missing.Concat(report.Misshaped.Select(m => m.Name)).Where(name => !heads.Any(head => IsOf(name, head)));
        return unfit.Any() ? throw new NetworkException($"{owner}: the weights of '{file}' do not fit '{network.Name}'. {report}") : begun;
    }

    private static bool IsOf(string parameter, string step) => parameter.StartsWith(step + ".", StringComparison.Ordinal);
}
