using Orleans.Runtime;

namespace Orleans.Proxies;

/// <summary>Base class of the generated references to grains. Each generated method copies its arguments into a request and sends it.</summary>
internal abstract class GrainProxy : IAddressable, IEquatable<GrainProxy>
{
    private LocalSilo _silo = null!;
    private GrainClass _class = null!;
    private RequestInfo[] _methods = [];
    private Activation? _activation;

    public GrainId GrainId { get; private set; }

    public GrainProxy Bind(LocalSilo silo, GrainClass grainClass, GrainId grainId, RequestInfo[] methods)
    {
        _silo = silo;
        _class = grainClass;
        _methods = methods;
        GrainId = grainId;
        return this;
    }

    public Task CallTask(Request<Unit> request, int method) => CallTaskOf(request, method);

    public Task<T> CallTaskOf<T>(Request<T> request, int method)
    {
        var answer = request.AsTask();
        Send(request, method);
        return answer;
    }

    public ValueTask CallValueTask(Request<Unit> request, int method)
    {
        var answer = request.AsValueTask();
        Send(request, method);
        return answer;
    }

    public ValueTask<T> CallValueTaskOf<T>(Request<T> request, int method)
    {
        var answer = request.AsValueTaskOf();
        Send(request, method);
        return answer;
    }

    public bool Equals(GrainProxy? other) => other is not null && other.GrainId == GrainId;

    public override bool Equals(object? obj) => Equals(obj as GrainProxy);

    public override int GetHashCode() => GrainId.GetHashCode();

    public override string ToString() => GrainId.ToString();

    private void Send(Request request, int method)
    {
        request.Info = _methods[method];
        _activation = _silo.Send(_activation, GrainId, _class, request);
    }
}
