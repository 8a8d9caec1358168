using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.ML;

namespace MLNetVision.Benchmarks.Peers.Scoring;

/// <summary>This program once more, as the peer: ML.NET alone scores a saved model row by row. Speaks the lines of JSON of peers/worker.py.</summary>
internal static class MLNetPeer
{
    /// <summary>The name of the command that the other process is given.</summary>
    public const string Command = "mlnet-peer";

    public static void Serve()
    {
        if (IsContracts)
        {
            Say(new { missing = "ML.NET itself: this build runs on the contracts" });
            return;
        }

        Say(new { description = $"ML.NET {typeof(MLContext).Assembly.GetName().Version}, OnnxTransformer row by row", blas = "none" });
        var (scored, features) = (default(IDataView), Array.Empty<float>());
        while (Console.In.ReadLine() is { } line)
        {
            var question = JsonDocument.Parse(line).RootElement;
            if (question.TryGetProperty("prepare", out _))
            {
                scored = Prepare(question.GetProperty("arguments"));
                features = new float[question.GetProperty("arguments").GetProperty("rows").GetInt32() * PixelRows.Width(scored)];
                PixelRows.Read(scored, features);
                File.WriteAllBytes(question.GetProperty("output").GetString()!, MemoryMarshal.AsBytes<float>(features));
                Say(new { });
                continue;
            }

            var clock = Stopwatch.StartNew();
            for (var i = 0; i < question.GetProperty("time").GetInt32(); i++)
            {
                PixelRows.Read(scored!, features);
            }

            Say(new { seconds = clock.Elapsed.TotalSeconds });
        }
    }

    private static bool IsContracts =>
#if MLNET_CONTRACTS
        true;
#else
        false;
#endif

    private static IDataView Prepare(JsonElement arguments)
    {
        var context = new MLContext();
        var view = PixelRows.View(context, arguments.GetProperty("rows").GetInt32(), arguments.GetProperty("size").GetInt32());
        return context.Model.Load(arguments.GetProperty("model").GetString(), out _).Transform(view);
    }

    private static void Say(object answer)
    {
        Console.Out.WriteLine(JsonSerializer.Serialize(answer));
        Console.Out.Flush();
    }
}
