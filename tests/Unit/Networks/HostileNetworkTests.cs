using System.Text.Json.Nodes;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Unit.Networks;

/// <summary>Documents of networks with one value that is not what it should be.</summary>
public class HostileNetworkTests
{
    private static readonly string[] Wrong =
        ["null", "\"\"", "\"a text\"", "-1", "0", "1e400", "0.5", "2147483648", "true", "[]", "[null]", "[-1, 1e10]", "{}", "{\"a\": null}"];

    /// <summary>Each op of <see cref="EveryOpNetwork"/>, alone with the inputs that it takes.</summary>
    public static TheoryData<string> Ops => [.. EveryOpNetwork.Build().Nodes.Select(n => n.Op.Name).Distinct()];

    [Theory]
    [MemberData(nameof(Ops))]
    public void Every_value_that_is_of_another_kind_ends_in_a_network_or_in_one_kind_of_error(string op)
    {
        var text = NetworkJson.Write(Alone(EveryOpNetwork.Build(), op));
        Assert.Null(Fault(text));
        var failures = new List<string>();

        // What is around the attributes is the same for all.
        foreach (var path in Paths(JsonNode.Parse(text)!, []).Where(p => op == nameof(Relu) || p is ["nodes", _, "attributes", ..]))
        {
            failures.AddRange(from wrong in Wrong
                              let fault = Fault(Replaced(JsonNode.Parse(text)!, path, wrong))
                              where fault is not null
                              select $"{string.Join('/', path)} = {wrong}: {fault}");
        }

        Assert.True(failures.Count == 0, $"{failures.Count} failures: {string.Join(Environment.NewLine, failures.Take(20))}");
    }

    private static Network Alone(Network every, string op)
    {
        var node = every.Nodes.First(n => n.Op.Name == op);
        var inputs = node.Inputs.Select((value, i) => new Node($"input{i}", new Input(every.TypeOf(value)), [])).ToArray();
        Node step = new("step", node.Op, [.. inputs.Select(i => new ValueRef(i.Name))]);
        return new Network("alone", [.. inputs, step], [new NetworkOutput("output", new ValueRef("step"))]);
    }

    private static string? Fault(string text)
    {
        try
        {
            _ = NetworkJson.Read(text).Parameters.Length;
            return null;
        }
        catch (NetworkException)
        {
            return null;
        }
        catch (Exception e)
        {
            return $"{e.GetType().Name} {e.Message} {e.StackTrace!.Split('\n').First(l => l.Contains(nameof(MLNetVision), StringComparison.Ordinal)).Trim()}";
        }
    }

    private static string Replaced(JsonNode document, object[] path, string wrong)
    {
        var parent = path[..^1].Aggregate(document, (node, step) => step is int index ? node[index]! : node[(string)step]!);
        var value = JsonNode.Parse(wrong);
        if (path[^1] is int last)
        {
            parent[last] = value;
        }
        else
        {
            parent[(string)path[^1]] = value;
        }

        return document.ToJsonString();
    }

    private static IEnumerable<object[]> Paths(JsonNode? node, object[] path)
    {
        if (path.Length > 0)
        {
            yield return path;
        }

        var inner = node switch
        {
            JsonObject o => o.Select(p => (Step: (object)p.Key, p.Value)),
            JsonArray a => a.Select((v, i) => (Step: (object)i, Value: v)),
            _ => [],
        };
        foreach (var below in inner.SelectMany(p => Paths(p.Value, [.. path, p.Step])))
        {
            yield return below;
        }
    }
}
