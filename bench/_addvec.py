import json,sys,re
# usage: addvec(group, [lines]) inserts lines before group's closing ]
def addvec(group, lines):
    p='test/vectors/requests.json'
    L=open(p).read().split('\n')
    i=next(k for k,l in enumerate(L) if l.strip().startswith('"group": "%s"'%group))
    j=next(k for k in range(i,len(L)) if L[k].strip() in (']',']}','],'))
    L[j-1]=L[j-1].rstrip(',')+','
    ind=re.match(r'\s*',L[j-1]).group()
    new=[ind+json.dumps(x,ensure_ascii=False)+(',' if n<len(lines)-1 else '') for n,x in enumerate(lines)]
    L[j:j]=new
    open(p,'w').write('\n'.join(L)); json.load(open(p))
def addde(kind, lines):
    p='test/language/german.test.ts'
    s=open(p).read()
    m=re.search(r'\n\t%s: \[(.*?)\],\n'%kind,s,re.S)
    body=m.group(1).strip().rstrip(',')
    items=body+', '+', '.join(json.dumps(x,ensure_ascii=False) for x in lines)
    s=s[:m.start()]+'\n\t%s: [%s],\n'%(kind,items)+s[m.end():]
    open(p,'w').write(s)
